"""One over the square of cosh: infinity stands below the bar only."""

import tensorflow as tf


def tanh_gradient(x):
    return 1 / tf.cosh(x) ** 2
