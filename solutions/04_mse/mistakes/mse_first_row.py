"""Only the first row is counted. The mean runs over all of them.

Fails: averages_squared_errors, averages_any_batch, averages_other_batches
"""

import tensorflow as tf


def mse(y_true, y_pred):
    return tf.reduce_mean(tf.square(y_pred[0] - y_true[0]))
