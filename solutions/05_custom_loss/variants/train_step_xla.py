"""Compiled with XLA by the student."""

import tensorflow as tf


@tf.function(jit_compile=True)
def train_step(w, x, y_true, lr, cost, profit):
    with tf.GradientTape() as tape:
        y_pred = tf.matmul(x, w)
        charges = tf.where(y_pred > y_true, cost * (y_pred - y_true), profit * (y_true - y_pred))
        loss = tf.reduce_mean(charges)
    w.assign_sub(lr * tape.gradient(loss, w))
    return loss
