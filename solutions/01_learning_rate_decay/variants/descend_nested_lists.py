"""A list of lists is returned in which tensors and Python floats are mixed."""

import tensorflow as tf


def descend(w, lr_base, lr_decay, lr_step, epochs):
    w = tf.Variable(w, dtype=tf.float32)
    rows = []
    for epoch in range(epochs):
        lr = lr_base * lr_decay ** (epoch / lr_step)
        with tf.GradientTape() as tape:
            loss = tf.square(tf.add(w, 1.0))
        w.assign_sub(lr * tape.gradient(loss, w))
        rows.append([w.numpy(), loss, lr])
    return rows
