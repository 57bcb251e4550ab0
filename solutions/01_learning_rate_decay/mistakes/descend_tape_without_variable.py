"""The tape is asked for the gradient with respect to a Python float, and it cannot follow plain
numbers, so this raises. Turn `w` into a `tf.Variable` before the loop.

Fails: updates_w_as_documented, descends_with_other_settings
"""

import numpy as np
import tensorflow as tf


def descend(w, lr_base, lr_decay, lr_step, epochs):
    rows = []
    for epoch in range(epochs):
        lr = exponential_decay(lr_base, lr_decay, epoch, lr_step)  # noqa: F821
        with tf.GradientTape() as tape:
            loss = tf.square(w + 1)
        w = w - lr * tape.gradient(loss, w)
        rows.append((w, loss, lr))
    return np.array(rows)
