"""The learning rate of the first call is used in the later ones too, as when an optimizer is made
once and kept. Each call comes with an `lr` of its own.

Fails: takes_one_step
"""

import tensorflow as tf

kept = {}


def train_step(w, x, y_true, lr):
    with tf.GradientTape() as tape:
        loss = mse(y_true, x @ w)  # noqa: F821
    w.assign_sub(kept.setdefault("lr", lr) * tape.gradient(loss, w))
    return loss
