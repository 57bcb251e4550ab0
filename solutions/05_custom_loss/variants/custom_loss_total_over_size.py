"""The sum of the other function divided by the number of rows."""

import tensorflow as tf


def custom_loss(y_true, y_pred, cost, profit):
    return custom_loss_sum(y_true, y_pred, cost, profit) / len(y_pred)  # noqa: F821


def custom_loss_sum(y_true, y_pred, cost, profit):
    charges = tf.where(y_true < y_pred, (y_pred - y_true) * cost, (y_true - y_pred) * profit)
    return tf.reduce_sum(charges)
