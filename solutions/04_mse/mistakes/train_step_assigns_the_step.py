"""The weights are replaced by the step itself, so all that was learned before is lost. The step has
to be subtracted from the weights, not put in their place.

Fails: takes_one_step, steps_on_other_data
"""

import tensorflow as tf


def train_step(w, x, y_true, lr):
    with tf.GradientTape() as tape:
        loss = mse(y_true, x @ w)  # noqa: F821
    w.assign(lr * tape.gradient(loss, w))
    return loss
