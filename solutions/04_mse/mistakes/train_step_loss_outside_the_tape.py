"""The prediction is made before the tape begins to record, so the tape knows no way from the loss
back to `w` and the gradient is None. Everything that depends on `w` belongs inside.

Fails: takes_one_step, steps_on_other_data
"""

import tensorflow as tf


def train_step(w, x, y_true, lr):
    y_pred = x @ w
    with tf.GradientTape() as tape:
        loss = mse(y_true, y_pred)  # noqa: F821
    w.assign_sub(lr * tape.gradient(loss, w))
    return loss
