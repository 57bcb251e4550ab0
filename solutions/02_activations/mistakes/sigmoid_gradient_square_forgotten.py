"""The denominator of the quotient is not squared, which leaves 1 - s, a curve that falls from 1 to
0. The quotient rule has the square of the denominator.

Fails: sigmoid_gradient_is_the_slope
"""

import tensorflow as tf


def sigmoid_gradient(x):
    return 1 - tf.sigmoid(x)
