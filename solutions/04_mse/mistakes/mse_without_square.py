"""The errors are averaged as they are, with their signs, so they cancel out and the loss can be
negative. Each one has to be squared.

Fails: averages_squared_errors, averages_any_batch, averages_other_batches
"""

import tensorflow as tf


def mse(y_true, y_pred):
    return tf.reduce_mean(y_pred - y_true)
