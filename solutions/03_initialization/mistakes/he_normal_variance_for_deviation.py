"""The variance 2 / fan_in was given where the standard deviation is asked for. Its root is
missing.

Fails: weights_have_the_deviation, weights_of_other_layers
"""

import tensorflow as tf



def he_normal(fan_in, fan_out, seed):
    return tf.random.stateless_normal([fan_in, fan_out], seed=[seed, 0], stddev=2 / fan_in)
