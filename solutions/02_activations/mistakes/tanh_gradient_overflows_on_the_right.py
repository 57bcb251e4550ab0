"""For large x the exponential of 2x is infinite and meets another infinity, which is not a number.
Use the value of tanh, which always lies between -1 and 1.

Fails: tanh_gradient_survives_large_inputs
"""

import tensorflow as tf


def tanh_gradient(x):
    e = tf.exp(2 * x)
    return 4 * e / (e + 1) ** 2
