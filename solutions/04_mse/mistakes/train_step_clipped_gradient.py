"""Slopes beyond 1 are cut off before the step. They are right as they are: where the loss is steep,
the step is meant to be long.

Fails: takes_a_long_step, follows_the_run_from_near_zero
"""

import tensorflow as tf


def train_step(w, x, y_true, lr):
    with tf.GradientTape() as tape:
        loss = mse(y_true, x @ w)  # noqa: F821
    gradient = tf.clip_by_value(tape.gradient(loss, w), -1.0, 1.0)
    w.assign_sub(lr * gradient)
    return loss
