"""The exponential of -2x is infinite for very negative x, above and below the bar, and that is not
a number. The right half of the curve is safe, and the left half is its mirror image.

Fails: tanh_survives_large_inputs, tanh_of_other_numbers
"""

import tensorflow as tf


def tanh(x):
    return (1 - tf.exp(-2 * x)) / (1 + tf.exp(-2 * x))
