"""Truth and prediction are squared first and subtracted afterwards. The error itself has to be
squared.

Fails: averages_squared_errors, averages_any_batch, averages_other_batches
"""

import tensorflow as tf


def mse(y_true, y_pred):
    return tf.reduce_mean(tf.square(y_true) - tf.square(y_pred))
