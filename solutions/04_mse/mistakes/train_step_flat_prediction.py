"""The predictions are flat, shape (n,), while the truth is a column, so every prediction is
compared with every truth. Make the prediction a matrix product, which gives a column.

Fails: takes_one_step, returns_the_loss_before_the_update
"""

import tensorflow as tf


def train_step(w, x, y_true, lr):
    with tf.GradientTape() as tape:
        y_pred = tf.reduce_sum(x * tf.transpose(w), axis=1)
        loss = mse(y_true, y_pred)  # noqa: F821
    w.assign_sub(lr * tape.gradient(loss, w))
    return loss
