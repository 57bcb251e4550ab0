"""The returned loss is right, but the gradient is that of the sum: the step is as many times too
long as the batch has rows. The gradient of a mean has to be divided like the mean itself.

Fails: takes_one_step, steps_on_other_data
"""

import tensorflow as tf


def train_step(w, x, y_true, lr):
    error = tf.matmul(x, w) - y_true
    w.assign_sub(lr * 2 * tf.matmul(x, error, transpose_a=True))
    return tf.reduce_mean(tf.square(error))
