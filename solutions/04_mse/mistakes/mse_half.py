"""The result is half of the mean squared error. The factor 1/2 that some books add is not part of
this loss.

Fails: averages_squared_errors, averages_any_batch, averages_other_batches
"""

import tensorflow as tf


def mse(y_true, y_pred):
    return tf.reduce_mean(tf.square(y_pred - y_true)) / 2
