"""Rows that are predicted too little lower the sum instead of raising it. Every charge is positive:
look at which way round the difference is taken on that side.

Fails: sums_over_the_batch
"""

import tensorflow as tf


def custom_loss_sum(y_true, y_pred, cost, profit):
    error = y_pred - y_true
    return tf.reduce_sum(tf.where(error > 0, cost * error, profit * error))
