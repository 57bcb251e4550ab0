"""The call runs a training loop of its own and takes ten steps. It should take exactly one; the
loop belongs to the caller.

Fails: takes_one_step, steps_on_other_data
"""

import tensorflow as tf


def train_step(w, x, y_true, lr, cost, profit):
    for _ in range(10):
        with tf.GradientTape() as tape:
            loss = custom_loss(y_true, x @ w, cost, profit)  # noqa: F821
        w.assign_sub(lr * tape.gradient(loss, w))
    return loss
