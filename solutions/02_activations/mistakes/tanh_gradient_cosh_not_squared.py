"""One over cosh is the square root of the slope: the square is missing. It is right at 0 and fades
too slowly on either side.

Fails: tanh_gradient_is_the_slope
"""

import tensorflow as tf


def tanh_gradient(x):
    return 1 / tf.cosh(x)
