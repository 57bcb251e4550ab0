"""The hyperbolic sine and cosine both become infinite for large |x|, and infinity over infinity is
not a number. Take a form with exponentials that fade away instead.

Fails: tanh_survives_large_inputs, tanh_of_other_numbers
"""

import tensorflow as tf


def tanh(x):
    return tf.sinh(x) / tf.cosh(x)
