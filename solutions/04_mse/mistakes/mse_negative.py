"""The sign is turned round, so the loss gets lower the worse the prediction is. A squared error is
never negative.

Fails: averages_squared_errors, averages_any_batch, averages_other_batches
"""

import tensorflow as tf


def mse(y_true, y_pred):
    return -tf.reduce_mean(tf.square(y_pred - y_true))
