"""Compiled with XLA by the student."""

import tensorflow as tf


@tf.function(jit_compile=True)
def train_step(w, x, y_true, lr):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(tf.matmul(x, w) - y_true))
    w.assign_sub(lr * tape.gradient(loss, w))
    return loss
