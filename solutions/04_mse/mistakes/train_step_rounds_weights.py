"""The weights are rounded to four digits after each step, so that small steps are lost and the run
comes to a stop too early. Round when you print, not when you train.

Fails: takes_one_step, steps_on_other_data
"""

import tensorflow as tf


def train_step(w, x, y_true, lr):
    with tf.GradientTape() as tape:
        loss = mse(y_true, x @ w)  # noqa: F821
    weights = w.numpy() - lr * tape.gradient(loss, w).numpy()
    w.assign(weights.round(4))
    return loss
