"""The weights are right, but the returned loss is that of the new weights. Return the loss from
which the gradient was taken, before the update.

Fails: returns_the_loss_before_the_update
"""

import tensorflow as tf


def train_step(w, x, y_true, lr):
    with tf.GradientTape() as tape:
        loss = mse(y_true, x @ w)  # noqa: F821
    w.assign_sub(lr * tape.gradient(loss, w))
    return mse(y_true, x @ w)  # noqa: F821
