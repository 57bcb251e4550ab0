"""The mean is taken over the last axis. In a column of predictions that axis has length 1, so
nothing is averaged and one number per row comes back.

Fails: averages_over_the_batch
"""

import tensorflow as tf


def custom_loss(y_true, y_pred, cost, profit):
    error = tf.reshape(y_pred - y_true, [-1, 1])
    return tf.reduce_mean(tf.where(error > 0, cost * error, -profit * error), axis=1)
