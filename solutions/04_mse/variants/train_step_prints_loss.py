"""tf.print and a Python float: it cannot be traced."""

import tensorflow as tf


def train_step(w, x, y_true, lr):
    with tf.GradientTape() as tape:
        y_pred = tf.linalg.matmul(x, w)
        loss = mse(y_true, y_pred)  # noqa: F821
    tf.print("loss", loss)
    w.assign_sub(tape.gradient(loss, w) * lr)
    return float(loss)
