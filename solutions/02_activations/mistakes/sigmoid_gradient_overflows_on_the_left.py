"""For very negative x the exponential of -x is infinite and meets another infinity or a zero, which
is not a number. A tape through such a formula does the same; the sigmoid's own value is safe.

Fails: sigmoid_gradient_survives_large_inputs
"""

import tensorflow as tf


def sigmoid_gradient(x):
    e = tf.exp(-x)
    return e / (1 + e) ** 2
