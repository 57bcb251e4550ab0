"""A column is expected: with flat arrays of shape (n,) the second axis does not exist and the call
raises. The function is to work for both shapes.

Fails: averages_any_batch, averages_other_batches
"""

import tensorflow as tf


def mse(y_true, y_pred):
    return tf.reduce_mean(tf.square(y_pred - y_true), axis=[0, 1])
