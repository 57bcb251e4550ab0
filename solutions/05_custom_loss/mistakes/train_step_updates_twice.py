"""The weights move twice as far as they should: the update is applied two times in one call. Look
for a second line that changes `w`.

Fails: takes_one_step, steps_on_other_data
"""

import tensorflow as tf


def train_step(w, x, y_true, lr, cost, profit):
    with tf.GradientTape() as tape:
        loss = custom_loss(y_true, x @ w, cost, profit)  # noqa: F821
    gradient = tape.gradient(loss, w)
    w.assign_sub(lr * gradient)
    w.assign(w - lr * gradient)
    return loss
