"""Only predictions below the truth are counted; those above it are free. A squared error counts on
both sides.

Fails: averages_squared_errors, averages_any_batch, averages_other_batches
"""

import tensorflow as tf


def mse(y_true, y_pred):
    return tf.reduce_mean(tf.square(tf.nn.relu(y_true - y_pred)))
