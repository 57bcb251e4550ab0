"""`^` is not a power in Python: it compares bits and raises for floats. A power is written with two
asterisks.

Fails: averages_squared_errors, averages_any_batch, averages_other_batches
"""

import tensorflow as tf


def mse(y_true, y_pred):
    return tf.reduce_mean((y_pred - y_true) ^ 2)
