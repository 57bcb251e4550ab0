"""One of the two is flattened and the other stays a column, so every prediction is compared with
every truth: an n by n table. Give both the same shape before you subtract.

Fails: averages_squared_errors, averages_any_batch, averages_other_batches
"""

import tensorflow as tf


def mse(y_true, y_pred):
    return tf.reduce_mean(tf.square(tf.reshape(y_pred, [-1]) - y_true))
