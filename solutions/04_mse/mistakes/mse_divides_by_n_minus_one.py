"""The sum of squares is divided by n - 1, as for the variance of a sample. This mean divides by n;
for a single row n - 1 is 0.

Fails: averages_squared_errors, averages_any_batch, averages_other_batches
"""

import tensorflow as tf


def mse(y_true, y_pred):
    rows = tf.cast(tf.shape(y_true)[0], tf.float32)
    return tf.reduce_sum(tf.square(y_pred - y_true)) / (rows - 1)
