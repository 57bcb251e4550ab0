"""The gradient is None. A tape gives that when nothing it recorded leads from `w` to the loss, as
when the prediction is made outside of it, from a copy of `w`, in NumPy, or while it does not watch
`w`.

Fails: takes_one_step, steps_on_other_data
"""

import tensorflow as tf


def train_step(w, x, y_true, lr):
    y_pred = x @ w
    with tf.GradientTape() as tape:
        loss = mse(y_true, y_pred)  # noqa: F821
    w.assign_sub(lr * tape.gradient(loss, w))
    return loss
