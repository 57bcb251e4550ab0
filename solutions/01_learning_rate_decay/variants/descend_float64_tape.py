"""A float64 Variable with a tape; the rows are stacked into a float64 tensor."""

import tensorflow as tf


def descend(w, lr_base, lr_decay, lr_step, epochs):
    w = tf.Variable(w, dtype=tf.float64)
    rows = []
    for epoch in range(epochs):
        lr = tf.constant(lr_base * lr_decay ** (epoch / lr_step), tf.float64)
        with tf.GradientTape() as tape:
            loss = (w + 1.0) ** 2
        w.assign_sub(lr * tape.gradient(loss, w))
        rows.append(tf.stack([w, loss, lr]))
    return tf.stack(rows)
