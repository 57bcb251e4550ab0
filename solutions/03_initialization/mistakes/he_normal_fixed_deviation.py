"""The deviation is always 0.05, whatever the layer. It has to follow the number of inputs.

Fails: weights_have_the_deviation, weights_of_other_layers
"""

import tensorflow as tf



def he_normal(fan_in, fan_out, seed):
    return tf.random.stateless_normal([fan_in, fan_out], seed=[seed, 0], stddev=0.05)
