"""The numbers have the deviation 1, as when they are drawn but not scaled to that of he_stddev. With
weights as large as that a signal explodes.

Fails: weights_have_the_deviation, weights_of_other_layers
"""

import tensorflow as tf



def he_normal(fan_in, fan_out, seed):
    return tf.random.stateless_normal([fan_in, fan_out], seed=[seed, 0])
