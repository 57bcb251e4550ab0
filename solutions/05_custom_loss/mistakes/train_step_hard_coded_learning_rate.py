"""The step always uses the learning rate 0.002 of the example. Use the argument `lr`.

Fails: takes_one_step, steps_on_other_data
"""

import tensorflow as tf


def train_step(w, x, y_true, lr, cost, profit):
    lr = 0.002
    with tf.GradientTape() as tape:
        loss = custom_loss(y_true, x @ w, cost, profit)  # noqa: F821
    w.assign_sub(lr * tape.gradient(loss, w))
    return loss
