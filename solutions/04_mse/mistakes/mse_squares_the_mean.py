"""The errors are averaged first and squared afterwards, so those too high and those too low cancel
out. Mind the order of the two.

Fails: averages_squared_errors, averages_any_batch, averages_other_batches
"""

import tensorflow as tf


def mse(y_true, y_pred):
    return tf.square(tf.reduce_mean(y_pred - y_true))
