"""The sum always uses the prices 1 and 99 of the example. Use the arguments `cost` and `profit`.

Fails: sums_over_the_batch, sums_other_prices
"""

import tensorflow as tf


def custom_loss_sum(y_true, y_pred, cost, profit):
    error = y_pred - y_true
    return tf.reduce_sum(tf.where(error > 0, 1.0 * error, -99.0 * error))
