"""All rows show the same final `w`: what was stored is the `tf.Variable` itself, and it changes
with every later update. Store the value that it has at that moment.

Fails: updates_w_as_documented
"""

import numpy as np
import tensorflow as tf


def descend(w, lr_base, lr_decay, lr_step, epochs):
    w = tf.Variable(w, dtype=tf.float32)
    rows = []
    for epoch in range(epochs):
        lr = exponential_decay(lr_base, lr_decay, epoch, lr_step)  # noqa: F821
        with tf.GradientTape() as tape:
            loss = tf.square(w + 1)
        w.assign_sub(lr * tape.gradient(loss, w))
        rows.append((w, loss, lr))
    return np.array([[float(number) for number in row] for row in rows])
