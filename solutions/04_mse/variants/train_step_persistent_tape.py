"""A persistent tape that watches by itself, and tensordot for the product."""

import tensorflow as tf


def train_step(w, x, y_true, lr):
    with tf.GradientTape(persistent=True, watch_accessed_variables=False) as tape:
        tape.watch(w)
        loss = mse(y_true, tf.tensordot(x, w, axes=1))  # noqa: F821
    w.assign_add(-lr * tape.gradient(loss, w))
    del tape
    return loss
