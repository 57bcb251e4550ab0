"""The weights are updated after every row, a step for each. Gradient descent on the batch takes one
step, with the gradient of the mean over all rows.

Fails: takes_one_step, steps_on_other_data
"""

import tensorflow as tf


def train_step(w, x, y_true, lr):
    before = mse(y_true, x @ w)  # noqa: F821
    for row, truth in zip(tf.unstack(x), tf.unstack(y_true)):
        error = tf.reduce_sum(row[:, tf.newaxis] * w) - truth
        w.assign_sub(lr * 2 * error * row[:, tf.newaxis])
    return before
