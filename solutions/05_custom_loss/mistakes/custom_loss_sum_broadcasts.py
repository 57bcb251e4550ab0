"""One of the two is flattened and the other stays a column, so the sum runs over an n by n table of
all pairs. Give both the same shape before you subtract.

Fails: sums_over_the_batch
"""

import tensorflow as tf


def custom_loss_sum(y_true, y_pred, cost, profit):
    error = tf.reshape(y_pred, [-1]) - y_true
    return tf.reduce_sum(tf.where(error > 0, cost * error, -profit * error))
