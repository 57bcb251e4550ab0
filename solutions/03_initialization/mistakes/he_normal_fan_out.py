"""The deviation is computed from the number of units, fan_out. It depends on the number of inputs
of a unit, fan_in.

Fails: weights_have_the_deviation, weights_of_other_layers
"""

import tensorflow as tf



def he_normal(fan_in, fan_out, seed):
    stddev = (2 / fan_out) ** 0.5
    return tf.random.stateless_normal([fan_in, fan_out], seed=[seed, 0], stddev=stddev)
