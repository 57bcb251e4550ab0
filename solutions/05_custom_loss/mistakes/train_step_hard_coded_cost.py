"""The gradient of rows that are predicted too much uses the cost 1 of the first example. It fits
only as long as the cost is 1; use the argument.

Fails: lands_with_both_price_pairs
"""

import tensorflow as tf


def train_step(w, x, y_true, lr, cost, profit):
    error = tf.matmul(x, w) - y_true
    loss = tf.reduce_mean(tf.where(error > 0, cost * error, -profit * error))
    slope = tf.where(error > 0, tf.ones_like(error), -profit * tf.ones_like(error))
    w.assign_sub(lr * tf.reduce_mean(x * slope, axis=0)[:, tf.newaxis])
    return loss
