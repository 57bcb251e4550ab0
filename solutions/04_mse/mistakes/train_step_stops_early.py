"""The weights stay as they are once the loss is below 0.01. Whether to stop is for the caller to
say: every call takes a step, however small.

Fails: follows_the_run_from_near_zero, follows_the_run_from_afar
"""

import tensorflow as tf


def train_step(w, x, y_true, lr):
    with tf.GradientTape() as tape:
        loss = mse(y_true, x @ w)  # noqa: F821
    goes_on = tf.cast(loss >= 0.01, tf.float32)
    w.assign_sub(goes_on * lr * tape.gradient(loss, w))
    return loss
