"""The weights lie around 0.1, perhaps so that ReLU units are active at first. Weights have the
mean 0; such a start is a matter for the bias.

Fails: weights_have_mean_zero, weights_of_other_layers
"""

import tensorflow as tf



def he_normal(fan_in, fan_out, seed):
    stddev = float(he_stddev(fan_in))
    return tf.random.stateless_normal([fan_in, fan_out], seed=[seed, 0], mean=0.1, stddev=stddev)
