"""The table has one row for each unit. It should have one row for each input: shape (fan_in,
fan_out).

Fails: weights_have_the_deviation, weights_of_other_layers
"""

import tensorflow as tf



def he_normal(fan_in, fan_out, seed):
    stddev = float(he_stddev(fan_in))
    return tf.random.stateless_normal([fan_out, fan_in], seed=[seed, 0], stddev=stddev)
