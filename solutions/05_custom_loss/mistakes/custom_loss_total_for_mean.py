"""The charges are added up, but this function is to return their mean. For a batch of one row there
is no difference, for 32 rows a factor of 32.

Fails: averages_over_the_batch
"""

import tensorflow as tf


def custom_loss(y_true, y_pred, cost, profit):
    error = y_pred - y_true
    return tf.reduce_sum(tf.where(error > 0, cost * error, -profit * error))
