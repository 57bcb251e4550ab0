"""Rows of each side are picked out and added up, and the total is divided by the batch size."""

import tensorflow as tf


def custom_loss(y_true, y_pred, cost, profit):
    error = y_pred - y_true
    too_much = tf.reduce_sum(tf.boolean_mask(error, error > 0))
    too_little = tf.reduce_sum(tf.boolean_mask(error, error < 0))
    return (cost * too_much - profit * too_little) / tf.cast(tf.size(error), error.dtype)
