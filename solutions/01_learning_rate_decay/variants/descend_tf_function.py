"""The whole loop is one graph that writes into TensorArrays."""

import tensorflow as tf


@tf.function
def descend(w, lr_base, lr_decay, lr_step, epochs):
    w = tf.constant(w, tf.float32)
    rows = tf.TensorArray(tf.float32, size=epochs)
    for epoch in tf.range(epochs):
        exponent = tf.cast(epoch, tf.float32) / lr_step
        lr = lr_base * tf.pow(tf.constant(lr_decay, tf.float32), exponent)
        loss = tf.square(w + 1.0)
        w = w - lr * 2.0 * (w + 1.0)
        rows = rows.write(epoch, tf.stack([w, loss, lr]))
    return rows.stack()
