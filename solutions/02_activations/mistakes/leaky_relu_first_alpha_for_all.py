"""The alpha of the first call is used in the later ones too, as by a layer that is made once and
kept. Each call comes with an alpha of its own.

Fails: leaky_relu_scales_what_is_not_positive
"""

import tensorflow as tf

layers = []


def leaky_relu(x, alpha):
    if not layers:
        layers.append(tf.keras.layers.LeakyReLU(negative_slope=alpha))
    return layers[0](x)
