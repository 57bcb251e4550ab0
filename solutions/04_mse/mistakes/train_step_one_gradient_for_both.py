"""Both weights move by the same amount, the mean of the two slopes. Each weight has a slope of its
own.

Fails: takes_one_step, steps_on_other_data
"""

import tensorflow as tf


def train_step(w, x, y_true, lr):
    with tf.GradientTape() as tape:
        loss = mse(y_true, x @ w)  # noqa: F821
    w.assign_sub(lr * tf.reduce_mean(tape.gradient(loss, w)) * tf.ones_like(w))
    return loss
