"""The weights are right, but the returned loss is that of the new weights. Return the loss from
which the gradient was taken, before the update.

Fails: returns_the_loss_before_the_update
"""

import tensorflow as tf


def train_step(w, x, y_true, lr, cost, profit):
    with tf.GradientTape() as tape:
        loss = custom_loss(y_true, x @ w, cost, profit)  # noqa: F821
    w.assign_sub(lr * tape.gradient(loss, w))
    return custom_loss(y_true, x @ w, cost, profit)  # noqa: F821
