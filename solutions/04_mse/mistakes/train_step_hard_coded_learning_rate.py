"""The step always uses the learning rate 0.002 of the example. Use the argument `lr`.

Fails: takes_one_step, steps_on_other_data
"""

import tensorflow as tf


def train_step(w, x, y_true, lr):
    with tf.GradientTape() as tape:
        loss = mse(y_true, x @ w)  # noqa: F821
    w.assign_sub(0.002 * tape.gradient(loss, w))
    return loss
