"""The documents' own line: where, greater, and the two differences."""

import tensorflow as tf


def custom_loss(y_true, y_pred, cost, profit):
    y, y_, COST, PROFIT = y_pred, y_true, cost, profit
    loss = tf.reduce_mean(tf.where(tf.greater(y, y_), COST * (y - y_), PROFIT * (y_ - y)))
    return loss
