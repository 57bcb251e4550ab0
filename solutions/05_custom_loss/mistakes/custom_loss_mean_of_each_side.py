"""Each side is averaged over its own rows only, and the two means are added. The mean runs over
all rows of the batch; and a side without rows gives nan here.

Fails: averages_over_the_batch
"""

import tensorflow as tf


def custom_loss(y_true, y_pred, cost, profit):
    error = y_pred - y_true
    too_much = tf.reduce_mean(tf.boolean_mask(error, error > 0))
    too_little = tf.reduce_mean(tf.boolean_mask(-error, error < 0))
    return cost * too_much + profit * too_little
