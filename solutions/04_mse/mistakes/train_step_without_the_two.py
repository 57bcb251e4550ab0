"""The gradient is half of what it should be: the factor 2 from the square is missing. Work out the
derivative of a square once more.

Fails: takes_one_step, steps_on_other_data
"""

import tensorflow as tf


def train_step(w, x, y_true, lr):
    error = tf.matmul(x, w) - y_true
    w.assign_sub(lr * tf.matmul(x, error, transpose_a=True) / len(x))
    return tf.reduce_mean(tf.square(error))
