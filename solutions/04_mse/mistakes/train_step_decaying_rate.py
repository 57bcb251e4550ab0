"""A counter outside the function lowers the learning rate from call to call. The rate of a step is
the argument `lr` as it is.

Fails: takes_one_step, steps_on_other_data
"""

import tensorflow as tf

counter = {"steps": -1}


def train_step(w, x, y_true, lr):
    with tf.GradientTape() as tape:
        loss = mse(y_true, x @ w)  # noqa: F821
    counter["steps"] += 1
    w.assign_sub(lr * 0.999 ** counter["steps"] * tape.gradient(loss, w))
    return loss
