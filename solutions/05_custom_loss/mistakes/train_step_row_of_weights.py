"""The new weights are a row of shape (1, 2), and the Variable is a column of shape (2, 1), so the
assignment raises. Bring the gradient into the shape of `w`.

Fails: takes_one_step, steps_on_other_data
"""

import tensorflow as tf


def train_step(w, x, y_true, lr, cost, profit):
    row = tf.reshape(w, [1, 2])
    with tf.GradientTape() as tape:
        tape.watch(row)
        y_pred = tf.matmul(x, row, transpose_b=True)
        loss = custom_loss(y_true, y_pred, cost, profit)  # noqa: F821
    w.assign_sub(lr * tape.gradient(loss, row))
    return loss
