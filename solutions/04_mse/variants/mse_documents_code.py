"""The documents' line, truth minus prediction."""

import tensorflow as tf


def mse(y_true, y_pred):
    y_, y = y_true, y_pred
    loss_mse = tf.reduce_mean(tf.square(y_ - y))
    return loss_mse
