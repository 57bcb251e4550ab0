"""The gradient is worked out by hand, in TensorFlow."""

import tensorflow as tf


def train_step(w, x, y_true, lr, cost, profit):
    error = tf.matmul(x, w) - y_true
    slope = tf.where(error > 0, float(cost), -float(profit))
    w.assign_sub(lr * tf.reduce_mean(x * slope, axis=0)[:, tf.newaxis])
    return tf.reduce_mean(slope * error)
