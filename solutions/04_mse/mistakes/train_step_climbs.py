"""The step goes uphill: the gradient is added, and the loss grows. The gradient points to where the
loss rises, so the step must go against it.

Fails: takes_one_step, steps_on_other_data
"""

import tensorflow as tf


def train_step(w, x, y_true, lr):
    with tf.GradientTape() as tape:
        loss = mse(y_true, x @ w)  # noqa: F821
    w.assign_add(lr * tape.gradient(loss, w))
    return loss
