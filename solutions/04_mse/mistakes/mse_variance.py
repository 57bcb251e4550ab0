"""This is the variance of the errors: their mean is taken off before they are squared, so a model
that is always too high by the same amount looks perfect.

Fails: averages_squared_errors, averages_any_batch, averages_other_batches
"""

import tensorflow as tf


def mse(y_true, y_pred):
    return tf.math.reduce_variance(y_pred - y_true)
