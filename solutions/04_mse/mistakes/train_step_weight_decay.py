"""The weights are also shrunk a little towards 0 in each step, as weight decay does. The step
follows the mean squared error alone.

Fails: takes_one_step, steps_on_other_data
"""

import tensorflow as tf


def train_step(w, x, y_true, lr):
    with tf.GradientTape() as tape:
        loss = mse(y_true, x @ w)  # noqa: F821
    w.assign_sub(lr * (tape.gradient(loss, w) + 0.01 * w))
    return loss
