"""The weights are kept between -1 and 1 after each step. Nothing in gradient descent limits them,
and the noise of the data asks for a weight a little above 1.

Fails: takes_a_long_step, follows_the_run_from_near_zero, follows_the_run_from_afar
"""

import tensorflow as tf


def train_step(w, x, y_true, lr):
    with tf.GradientTape() as tape:
        loss = mse(y_true, x @ w)  # noqa: F821
    w.assign(tf.clip_by_value(w - lr * tape.gradient(loss, w), -1.0, 1.0))
    return loss
