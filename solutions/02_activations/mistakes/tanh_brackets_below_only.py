"""The part above the fraction bar has no brackets, so only the exponential is divided. The 1 in
front of it belongs to the numerator too.

Fails: tanh_maps_into_minus_1_to_1
"""

import tensorflow as tf


def tanh(x):
    return 1 - tf.exp(-2 * x) / (1 + tf.exp(-2 * x))
