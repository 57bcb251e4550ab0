"""The errors are added up first and the total is priced, so rows too high and rows too low cancel
out. Price each row by its own side, then add.

Fails: sums_over_the_batch
"""

import tensorflow as tf


def custom_loss_sum(y_true, y_pred, cost, profit):
    error = tf.reduce_sum(y_pred - y_true)
    return tf.where(error > 0, cost * error, -profit * error)
