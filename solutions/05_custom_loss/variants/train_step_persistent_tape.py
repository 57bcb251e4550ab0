"""A persistent tape that watches by itself, and the gradient as a jacobian of the scalar."""

import tensorflow as tf


def train_step(w, x, y_true, lr, cost, profit):
    with tf.GradientTape(persistent=True, watch_accessed_variables=False) as tape:
        tape.watch(w)
        loss = custom_loss(y_true, tf.tensordot(x, w, axes=1), cost, profit)  # noqa: F821
    w.assign_add(-lr * tape.gradient(loss, w))
    del tape
    return loss
