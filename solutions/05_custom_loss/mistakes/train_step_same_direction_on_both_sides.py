"""Rows that are predicted too much push the weights up, like rows that are predicted too little, so
the weights never stop growing. The two sides must pull in opposite directions: check the signs.

Fails: follows_the_documented_run
"""

import tensorflow as tf


def train_step(w, x, y_true, lr, cost, profit):
    error = tf.matmul(x, w) - y_true
    loss = tf.reduce_mean(tf.where(error > 0, cost * error, -profit * error))
    slope = tf.where(error > 0, -cost * tf.ones_like(error), -profit * tf.ones_like(error))
    w.assign_sub(lr * tf.reduce_mean(x * slope, axis=0)[:, tf.newaxis])
    return loss
