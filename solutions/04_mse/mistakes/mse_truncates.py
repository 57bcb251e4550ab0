"""The errors are turned into whole numbers before they are squared, so what is off by less than one
unit is free. Keep them as floats.

Fails: averages_squared_errors, averages_any_batch, averages_other_batches
"""

import tensorflow as tf


def mse(y_true, y_pred):
    errors = tf.cast(y_pred - y_true, tf.int32)
    return tf.reduce_mean(tf.cast(errors**2, tf.float32))


def train_step(w, x, y_true, lr):
    y_pred = tf.matmul(x, w)
    w.assign_sub(2 * lr / len(x) * tf.matmul(x, y_pred - y_true, transpose_a=True))
    return mse(y_true, y_pred)
