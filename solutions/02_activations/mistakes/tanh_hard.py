"""This is a straight line that is cut off at -1 and 1. It touches tanh at 0 and far out only; in
between the curve bends smoothly.

Fails: tanh_maps_into_minus_1_to_1
"""

import tensorflow as tf


def tanh(x):
    return tf.clip_by_value(x, -1.0, 1.0)
