"""Prices and distances are multiplied and added by einsum, then divided by the batch size."""

import tensorflow as tf


def custom_loss(y_true, y_pred, cost, profit):
    error = tf.reshape(y_pred - y_true, [-1])
    price = tf.where(error > 0, tf.fill(tf.shape(error), cost), tf.fill(tf.shape(error), -profit))
    n = tf.cast(tf.shape(error)[0], tf.float32)
    return tf.einsum("i,i->", tf.cast(price, tf.float32), error) / n
