"""The squared errors are added up, but not divided by their number. For one row there is no
difference, for 32 rows a factor of 32.

Fails: averages_squared_errors, averages_any_batch, averages_other_batches
"""

import tensorflow as tf


def mse(y_true, y_pred):
    return tf.reduce_sum(tf.square(y_pred - y_true))
