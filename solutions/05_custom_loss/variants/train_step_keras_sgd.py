"""Keras' SGD, made anew in every step."""

import tensorflow as tf


def train_step(w, x, y_true, lr, cost, profit):
    optimizer = tf.keras.optimizers.SGD(learning_rate=lr)
    with tf.GradientTape() as tape:
        loss = custom_loss(y_true, tf.matmul(x, w), cost, profit)  # noqa: F821
    optimizer.apply_gradients(zip(tape.gradient(loss, [w]), [w]))
    return loss
