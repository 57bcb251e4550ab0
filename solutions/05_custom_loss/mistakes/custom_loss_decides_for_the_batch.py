"""The side is decided once for the whole batch, so rows too high and rows too low cancel out.
Each row needs its own decision, before anything is averaged.

Fails: averages_over_the_batch
"""

import tensorflow as tf


def custom_loss(y_true, y_pred, cost, profit):
    error = tf.reduce_mean(y_pred - y_true)
    return tf.where(error > 0, cost * error, -profit * error)
