"""The sum is always divided by 32, whatever the size of the batch. Take the mean over the rows that
are there.

Fails: averages_over_the_batch
"""

import tensorflow as tf


def custom_loss(y_true, y_pred, cost, profit):
    error = y_pred - y_true
    return tf.reduce_sum(tf.where(error > 0, cost * error, -profit * error)) / 32
