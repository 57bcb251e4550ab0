"""The loss is written out with relu, the update with assign."""

import tensorflow as tf


def train_step(w, x, y_true, lr, cost, profit):
    with tf.GradientTape() as tape:
        error = tf.matmul(x, w) - y_true
        loss = tf.reduce_mean(cost * tf.nn.relu(error) + profit * tf.nn.relu(-error))
    gradient = tape.gradient(loss, w)
    w.assign(w - lr * gradient)
    return loss
