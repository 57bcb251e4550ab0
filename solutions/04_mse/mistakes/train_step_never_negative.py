"""Negative weights are set to 0 after each step. Nothing in gradient descent forbids them, and a
run that begins below 0 has to find its own way up.

Fails: takes_a_long_step, follows_the_run_from_near_zero, follows_the_run_from_afar
"""

import tensorflow as tf


def train_step(w, x, y_true, lr):
    with tf.GradientTape() as tape:
        loss = mse(y_true, x @ w)  # noqa: F821
    w.assign(tf.nn.relu(w - lr * tape.gradient(loss, w)))
    return loss
