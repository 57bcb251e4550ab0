"""Both charges are handed to `tf.where` as one pair, so it sees a single value to choose from and
raises. It takes three arguments: the condition, the value for yes, the value for no.

Fails: sums_over_the_batch
"""

import tensorflow as tf


def custom_loss_sum(y_true, y_pred, cost, profit):
    charges = (profit * (y_true - y_pred), cost * (y_pred - y_true))
    return tf.reduce_sum(tf.where(tf.greater(y_true, y_pred), charges))
