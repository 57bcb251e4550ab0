"""The fraction is upside down: the sum stands above the difference, which gives infinity at 0. The
difference belongs above the bar.

Fails: tanh_maps_into_minus_1_to_1
"""

import tensorflow as tf


def tanh(x):
    return (1 + tf.exp(-2 * x)) / (1 - tf.exp(-2 * x))
