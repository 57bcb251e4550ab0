"""By hand again: the mean over the rows of input times error."""

import tensorflow as tf


def train_step(w, x, y_true, lr):
    error = tf.linalg.matmul(x, w) - y_true
    w.assign(w - lr * tf.reduce_mean(2.0 * x * error, axis=0)[:, tf.newaxis])
    return tf.reduce_mean(tf.square(error))
