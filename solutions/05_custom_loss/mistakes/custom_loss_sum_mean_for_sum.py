"""The charges are averaged, but this function is to return their sum. Only a batch of one row looks
the same.

Fails: sums_over_the_batch, sums_other_prices
"""

import tensorflow as tf


def custom_loss_sum(y_true, y_pred, cost, profit):
    error = y_pred - y_true
    return tf.reduce_mean(tf.where(error > 0, cost * error, -profit * error))
