"""This is the arctangent. It has the same kind of shape, but runs to ±1.57 and gets there slowly.

Fails: tanh_maps_into_minus_1_to_1
"""

import tensorflow as tf


def tanh(x):
    return tf.atan(x)
