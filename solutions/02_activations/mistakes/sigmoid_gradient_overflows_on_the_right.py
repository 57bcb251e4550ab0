"""For large x the exponential of x is infinite and meets another infinity or a zero, which is not a
number. Use the sigmoid's value, which always lies between 0 and 1.

Fails: sigmoid_gradient_survives_large_inputs
"""

import tensorflow as tf


def sigmoid_gradient(x):
    e = tf.exp(x)
    return e / (1 + e) ** 2
