"""The Variable is the same after the step as before. Either there is no update, or the new weights
are a new tensor that only took over the name `w`: change the Variable itself.

Fails: takes_one_step, steps_on_other_data
"""

import tensorflow as tf


def train_step(w, x, y_true, lr):
    with tf.GradientTape() as tape:
        loss = mse(y_true, x @ w)  # noqa: F821
    w = w - lr * tape.gradient(loss, w)
    return loss
