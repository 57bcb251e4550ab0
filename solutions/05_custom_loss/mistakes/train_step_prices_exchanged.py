"""`cost` and `profit` have changed places in the training step, so it learns to avoid the cheap
side. Compare the order of the arguments with that of the loss.

Fails: takes_one_step, returns_the_loss_before_the_update
"""

import tensorflow as tf


def train_step(w, x, y_true, lr, cost, profit):
    with tf.GradientTape() as tape:
        loss = custom_loss(y_true, x @ w, profit, cost)  # noqa: F821
    w.assign_sub(lr * tape.gradient(loss, w))
    return loss
