"""The scalar comes in a list within a list."""

import tensorflow as tf


def custom_loss_sum(y_true, y_pred, cost, profit):
    error = y_pred - y_true
    total = tf.reduce_sum(tf.where(error > 0, cost * error, -profit * error))
    return [[float(total)]]
