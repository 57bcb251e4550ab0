"""The gradient is shortened to length 1 before the step, so the size of the error no longer counts,
only the direction does. Use the gradient as it is.

Fails: takes_one_step, steps_on_other_data
"""

import tensorflow as tf


def train_step(w, x, y_true, lr):
    with tf.GradientTape() as tape:
        loss = mse(y_true, x @ w)  # noqa: F821
    gradient = tape.gradient(loss, w)
    w.assign_sub(lr * gradient / tf.norm(gradient))
    return loss
