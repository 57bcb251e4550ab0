"""Axes of length 1 are removed, so a layer with a single input or a single unit has no table any
more. Keep both axes.

Fails: weights_fill_any_layer
"""

import tensorflow as tf



def he_normal(fan_in, fan_out, seed):
    stddev = float(he_stddev(fan_in))
    weights = tf.random.stateless_normal([fan_in, fan_out], seed=[seed, 0], stddev=stddev)
    return tf.squeeze(weights)
