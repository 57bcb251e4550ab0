"""The value is subtracted from 1, but its square should be. The slope must be the same on both
sides of 0.

Fails: tanh_gradient_is_the_slope
"""

import tensorflow as tf


def tanh_gradient(x):
    return 1 - tf.tanh(x)
