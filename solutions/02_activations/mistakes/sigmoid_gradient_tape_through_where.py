"""A tape follows both branches of `where`, and zero times the infinite slope of the one that was
not chosen is not a number. Neither branch may overflow, or you use the value and no tape.

Fails: sigmoid_gradient_survives_large_inputs, sigmoid_gradient_of_other_numbers
"""

import tensorflow as tf


def sigmoid_gradient(x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tf.where(x >= 0, 1 / (1 + tf.exp(-x)), tf.exp(x) / (1 + tf.exp(x)))
    return tape.gradient(y, x)
