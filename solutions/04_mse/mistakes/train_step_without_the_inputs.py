"""The gradient is that of the prediction, the same for both weights: the inputs are missing from
it. A weight's slope grows with the input that it is multiplied with.

Fails: takes_one_step, steps_on_other_data
"""

import tensorflow as tf


def train_step(w, x, y_true, lr):
    error = tf.matmul(x, w) - y_true
    w.assign_sub(tf.fill([2, 1], lr * tf.reduce_mean(2 * error)))
    return tf.reduce_mean(tf.square(error))
