"""The step is taken by Adam, which rescales each gradient so that every weight moves by about the
learning rate. Plain gradient descent subtracts the gradient times the learning rate.

Fails: takes_one_step, steps_on_other_data
"""

import tensorflow as tf


def train_step(w, x, y_true, lr):
    with tf.GradientTape() as tape:
        loss = mse(y_true, x @ w)  # noqa: F821
    optimizer = tf.keras.optimizers.Adam(learning_rate=lr)
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    return loss
