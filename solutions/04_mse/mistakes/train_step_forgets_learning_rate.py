"""The whole gradient is subtracted; the learning rate has no effect, and the step is far too long.
The step is the gradient scaled by `lr`.

Fails: takes_one_step, steps_on_other_data
"""

import tensorflow as tf


def train_step(w, x, y_true, lr):
    with tf.GradientTape() as tape:
        loss = mse(y_true, x @ w)  # noqa: F821
    w.assign_sub(tape.gradient(loss, w))
    return loss
