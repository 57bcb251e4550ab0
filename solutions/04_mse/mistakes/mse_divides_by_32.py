"""The sum of squares is always divided by 32, whatever the size of the batch. Take the mean over
the rows that are there.

Fails: averages_squared_errors, averages_any_batch, averages_other_batches
"""

import tensorflow as tf


def mse(y_true, y_pred):
    return tf.reduce_sum(tf.square(y_pred - y_true)) / 32
