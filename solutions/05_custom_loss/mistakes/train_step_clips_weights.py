"""The weights are kept between 0 and 1 after each step. Nothing in gradient descent limits
them, and where the profit is dear they have to grow beyond 1.

Fails: takes_one_step
"""

import tensorflow as tf


def train_step(w, x, y_true, lr, cost, profit):
    with tf.GradientTape() as tape:
        loss = custom_loss(y_true, x @ w, cost, profit)  # noqa: F821
    w.assign(tf.clip_by_value(w - lr * tape.gradient(loss, w), 0.0, 1.0))
    return loss
