"""The normal distribution is cut off at two deviations, and so only 0.88 of the deviation is left.
Draw from the whole distribution, or make up for what the tails take along.

Fails: weights_have_the_deviation, weights_of_other_layers
"""

import tensorflow as tf



def he_normal(fan_in, fan_out, seed):
    stddev = float(he_stddev(fan_in))
    return tf.random.stateless_truncated_normal([fan_in, fan_out], seed=[seed, 0], stddev=stddev)
