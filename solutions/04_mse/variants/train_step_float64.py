"""Computed in float64 under a tape and cast back for the Variable; a float64 loss is returned."""

import tensorflow as tf


def train_step(w, x, y_true, lr):
    x, y_true, weights = (tf.cast(value, tf.float64) for value in (x, y_true, w))
    with tf.GradientTape() as tape:
        tape.watch(weights)
        loss = mse(y_true, x @ weights)  # noqa: F821
    w.assign(tf.cast(weights - lr * tape.gradient(loss, weights), tf.float32))
    return loss
