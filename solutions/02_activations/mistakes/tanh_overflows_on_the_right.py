"""The exponential of 2x is infinite for large x, above and below the bar, and that is not a number.
Look for a form whose exponent is negative on that side.

Fails: tanh_survives_large_inputs
"""

import tensorflow as tf


def tanh(x):
    return (tf.exp(2 * x) - 1) / (tf.exp(2 * x) + 1)
