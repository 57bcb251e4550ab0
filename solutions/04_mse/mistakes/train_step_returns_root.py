"""The square root of the loss is returned. The loss is the mean squared error itself.

Fails: returns_the_loss_before_the_update
"""

import tensorflow as tf


def train_step(w, x, y_true, lr):
    with tf.GradientTape() as tape:
        loss = mse(y_true, x @ w)  # noqa: F821
    w.assign_sub(lr * tape.gradient(loss, w))
    return tf.sqrt(loss)
