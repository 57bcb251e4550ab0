"""The scalar comes in a list within a list."""

import tensorflow as tf


def mse(y_true, y_pred):
    return [[float(tf.reduce_mean((y_true - y_pred) ** 2))]]


def train_step(w, x, y_true, lr):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((x @ w - y_true) ** 2)
    w.assign_sub(lr * tape.gradient(loss, w))
    return loss
