"""The step is half as long as it should be: the gradient is divided by the number of all entries of
x, which has two columns. A mean over the batch divides by the number of rows.

Fails: takes_one_step, steps_on_other_data
"""

import tensorflow as tf


def train_step(w, x, y_true, lr, cost, profit):
    error = tf.matmul(x, w) - y_true
    slope = tf.where(error > 0, cost * tf.ones_like(error), -profit * tf.ones_like(error))
    gradient = tf.matmul(x, slope, transpose_a=True) / tf.cast(tf.size(x), tf.float32)
    w.assign_sub(lr * gradient)
    return tf.reduce_mean(slope * error)
