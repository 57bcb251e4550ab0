"""Half the sum of the prices times |error| plus half their difference times error."""

import tensorflow as tf


def custom_loss(y_true, y_pred, cost, profit):
    error = y_pred - y_true
    return tf.reduce_mean(
        (cost + profit) / 2 * tf.abs(error) + (cost - profit) / 2 * error,
    )
