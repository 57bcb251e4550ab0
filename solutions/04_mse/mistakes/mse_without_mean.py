"""One squared error per row is returned. The loss of a batch is a single number: reduce the squares
to their mean.

Fails: averages_squared_errors, averages_any_batch, averages_other_batches
"""

import tensorflow as tf


def mse(y_true, y_pred):
    return tf.square(y_pred - y_true)
