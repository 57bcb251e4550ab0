"""One of the two is flattened and the other stays a column, so every prediction is compared with
every truth: an n by n table. Give both the same shape before you subtract.

Fails: averages_over_the_batch
"""

import tensorflow as tf


def custom_loss(y_true, y_pred, cost, profit):
    error = tf.reshape(y_pred, [-1]) - y_true
    return tf.reduce_mean(tf.where(error > 0, cost * error, -profit * error))
