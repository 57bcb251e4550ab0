"""This is the median of the squared errors, not their mean: the large errors have no effect.

Fails: averages_squared_errors, averages_any_batch, averages_other_batches
"""

import tensorflow as tf


def mse(y_true, y_pred):
    squares = tf.sort(tf.reshape(tf.square(y_pred - y_true), [-1]))
    n = squares.shape[0]
    return (squares[(n - 1) // 2] + squares[n // 2]) / 2
