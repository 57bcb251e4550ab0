"""This is the mean of the absolute errors: nothing is squared. Here an error that is twice as large
has to count four times as much.

Fails: averages_squared_errors, averages_any_batch, averages_other_batches
"""

import tensorflow as tf


def mse(y_true, y_pred):
    return tf.reduce_mean(tf.abs(y_pred - y_true))
