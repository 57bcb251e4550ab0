"""One root too many is taken: the deviation is already the root of 2 / fan_in.

Fails: weights_have_the_deviation, weights_of_other_layers
"""

import tensorflow as tf



def he_normal(fan_in, fan_out, seed):
    stddev = float(he_stddev(fan_in)) ** 0.5
    return tf.random.stateless_normal([fan_in, fan_out], seed=[seed, 0], stddev=stddev)
