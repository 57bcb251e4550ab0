"""The step follows the sum of the charges, so it is as many times too long as the batch has rows.
The training step uses the mean.

Fails: takes_one_step, returns_the_loss_before_the_update
"""

import tensorflow as tf


def train_step(w, x, y_true, lr, cost, profit):
    with tf.GradientTape() as tape:
        loss = custom_loss_sum(y_true, x @ w, cost, profit)  # noqa: F821
    w.assign_sub(lr * tape.gradient(loss, w))
    return loss
