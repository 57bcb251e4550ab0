"""The two exponentials above the bar are exchanged, so the curve falls instead of rising. At a
positive x the result must be positive.

Fails: tanh_maps_into_minus_1_to_1, tanh_of_other_numbers
"""

import tensorflow as tf


def tanh(x):
    return -tf.tanh(x)
