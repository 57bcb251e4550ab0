"""Prices as a row times distances as a column: a matrix of shape (1, 1) is returned."""

import tensorflow as tf


def custom_loss_sum(y_true, y_pred, cost, profit):
    error = tf.reshape(y_pred - y_true, [-1, 1])
    price = tf.where(error > 0, cost * tf.ones_like(error), -profit * tf.ones_like(error))
    return tf.matmul(price, error, transpose_a=True)
