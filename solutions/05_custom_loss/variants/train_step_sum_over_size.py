"""The gradient of the sum, divided by the number of rows."""

import tensorflow as tf


def train_step(w, x, y_true, lr, cost, profit):
    n = len(x)
    with tf.GradientTape() as tape:
        total = custom_loss_sum(y_true, x @ w, cost, profit)  # noqa: F821
    w.assign_sub(lr / n * tape.gradient(total, w))
    return total / n
