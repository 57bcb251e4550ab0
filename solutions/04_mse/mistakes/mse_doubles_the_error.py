"""The errors are doubled instead of squared: `* 2` is not a power.

Fails: averages_squared_errors, averages_any_batch, averages_other_batches
"""

import tensorflow as tf


def mse(y_true, y_pred):
    return tf.reduce_mean((y_pred - y_true) * 2)
