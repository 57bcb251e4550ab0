"""The gradient is always divided by 32, the size of one particular batch. With another number of
rows the step has the wrong length; use the size of the batch that you are given.

Fails: takes_one_step, steps_on_other_data
"""

import tensorflow as tf


def train_step(w, x, y_true, lr):
    error = tf.matmul(x, w) - y_true
    w.assign_sub(lr * 2 * tf.matmul(x, error, transpose_a=True) / 32)
    return tf.reduce_sum(tf.square(error)) / 32
