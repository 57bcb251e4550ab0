"""This is the tangent of an angle, with its poles, and not the hyperbolic tangent. The two are
related by name, but only near 0 are they alike.

Fails: tanh_maps_into_minus_1_to_1
"""

import tensorflow as tf


def tanh(x):
    return tf.tan(x)
