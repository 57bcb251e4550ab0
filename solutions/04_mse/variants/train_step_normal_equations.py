"""The gradient from x'x and x'y, in float64."""

import tensorflow as tf


def train_step(w, x, y_true, lr):
    x, y_true, weights = (tf.cast(value, tf.float64) for value in (x, y_true, w))
    square = tf.matmul(x, x, transpose_a=True)
    mixed = tf.matmul(x, y_true, transpose_a=True)
    n = tf.cast(tf.shape(x)[0], tf.float64)
    gradient = 2.0 / n * (square @ weights - mixed)
    loss = tf.reduce_mean(tf.square(x @ weights - y_true))
    w.assign_sub(tf.cast(lr * gradient, tf.float32))
    return loss
