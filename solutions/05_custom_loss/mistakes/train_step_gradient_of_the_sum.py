"""The returned loss is right, but the gradient is that of the sum: the step is as many times too
long as the batch has rows. The gradient of a mean has to be divided like the mean itself.

Fails: takes_one_step, steps_on_other_data
"""

import tensorflow as tf


def train_step(w, x, y_true, lr, cost, profit):
    error = tf.matmul(x, w) - y_true
    slope = tf.where(error > 0, cost * tf.ones_like(error), -profit * tf.ones_like(error))
    w.assign_sub(lr * tf.matmul(x, slope, transpose_a=True))
    return tf.reduce_mean(slope * error)
