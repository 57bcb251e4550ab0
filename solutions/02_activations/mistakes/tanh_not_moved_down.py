"""The sigmoid is stretched to the range from 0 to 2, but not moved down, so that its middle is at 1
and not at 0.

Fails: tanh_maps_into_minus_1_to_1
"""

import tensorflow as tf


def tanh(x):
    return 2 * tf.sigmoid(2 * x)
