"""The call runs a training loop of its own and takes ten steps. It should take exactly one; the
loop belongs to the caller.

Fails: takes_one_step, steps_on_other_data
"""

import tensorflow as tf


def train_step(w, x, y_true, lr):
    for _ in range(10):
        with tf.GradientTape() as tape:
            loss = mse(y_true, x @ w)  # noqa: F821
        w.assign_sub(lr * tape.gradient(loss, w))
    return loss
