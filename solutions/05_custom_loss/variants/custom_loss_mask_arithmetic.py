"""The comparison becomes a column of zeros and ones that is multiplied in."""

import tensorflow as tf


def custom_loss(y_true, y_pred, cost, profit):
    over = tf.cast(y_pred > y_true, tf.float32)
    charges = over * cost * (y_pred - y_true) + (1 - over) * profit * (y_true - y_pred)
    return tf.math.reduce_mean(charges)
