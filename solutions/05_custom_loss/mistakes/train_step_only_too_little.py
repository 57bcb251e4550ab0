"""Only rows that are predicted too little move the weights, so nothing ever pulls them back down.
Rows that are predicted too much have a slope as well, with `cost` as its size.

Fails: follows_the_documented_run
"""

import tensorflow as tf


def train_step(w, x, y_true, lr, cost, profit):
    error = tf.matmul(x, w) - y_true
    loss = tf.reduce_mean(tf.where(error > 0, cost * error, -profit * error))
    slope = tf.where(error < 0, -profit * tf.ones_like(error), tf.zeros_like(error))
    w.assign_sub(lr * tf.reduce_mean(x * slope, axis=0)[:, tf.newaxis])
    return loss
