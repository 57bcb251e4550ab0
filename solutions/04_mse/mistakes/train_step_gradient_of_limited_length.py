"""A gradient that is longer than some limit is shortened. In a plain step it stays as it is: where
the loss is steep, the step is meant to be long.

Fails: takes_a_long_step
"""

import tensorflow as tf


def train_step(w, x, y_true, lr):
    with tf.GradientTape() as tape:
        loss = mse(y_true, x @ w)  # noqa: F821
    w.assign_sub(lr * tf.clip_by_norm(tape.gradient(loss, w), 5.0))
    return loss
