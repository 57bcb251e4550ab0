"""Keras' SGD, which asks Keras' own decay schedule for its learning rate."""

import numpy as np
import tensorflow as tf


def descend(w, lr_base, lr_decay, lr_step, epochs):
    schedule = tf.keras.optimizers.schedules.ExponentialDecay(lr_base, lr_step, lr_decay)
    optimizer = tf.keras.optimizers.SGD(learning_rate=schedule)
    w = tf.Variable(w, dtype=tf.float32)
    rows = np.zeros((epochs, 3), np.float32)
    for epoch in range(epochs):
        lr = schedule(epoch)
        with tf.GradientTape() as tape:
            loss = tf.square(w + 1.0)
        optimizer.apply_gradients([(tape.gradient(loss, w), w)])
        rows[epoch] = w.numpy(), loss.numpy(), lr.numpy()
    return rows
