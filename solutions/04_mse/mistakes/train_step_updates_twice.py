"""The weights move twice as far as they should: the update is applied two times in one call. Look
for a second line that changes `w`.

Fails: takes_one_step, steps_on_other_data
"""

import tensorflow as tf


def train_step(w, x, y_true, lr):
    with tf.GradientTape() as tape:
        loss = mse(y_true, x @ w)  # noqa: F821
    gradient = tape.gradient(loss, w)
    w.assign_sub(lr * gradient)
    w.assign(w - lr * gradient)
    return loss
