"""Typed as 1 - e^(-2x) / 1 + e^(-2x), without brackets, the exponential is subtracted and added
again: that is 1 for every x. What the fraction bar holds together needs brackets in code.

Fails: tanh_maps_into_minus_1_to_1, tanh_of_other_numbers
"""

import tensorflow as tf


def tanh(x):
    return 1 - tf.exp(-2 * x) / 1 + tf.exp(-2 * x)
