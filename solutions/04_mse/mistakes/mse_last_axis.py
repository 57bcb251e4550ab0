"""The mean is taken over the last axis, as Keras' function does. In a column that axis has length
1, so nothing is averaged and one number per row comes back.

Fails: averages_squared_errors, averages_any_batch, averages_other_batches
"""

import tensorflow as tf


def mse(y_true, y_pred):
    return tf.keras.losses.MSE(y_true, y_pred)
