"""The gradient is that of the absolute error: only the signs of the errors enter, not their sizes.
The derivative of a square grows with the error.

Fails: takes_one_step, steps_on_other_data
"""

import tensorflow as tf


def train_step(w, x, y_true, lr):
    error = tf.matmul(x, w) - y_true
    w.assign_sub(lr * tf.matmul(x, tf.sign(error), transpose_a=True) / len(x))
    return tf.reduce_mean(tf.square(error))
