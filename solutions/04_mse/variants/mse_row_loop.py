"""A Python loop over the rows; the gradient flows through it."""

import tensorflow as tf


def mse(y_true, y_pred):
    errors = tf.unstack(tf.reshape(y_pred - y_true, [-1]))
    total = 0.0
    for error in errors:
        total += error * error
    return total / len(errors)
