"""The TensorFlow 1 optimizer under its TensorFlow 2 name."""

import tensorflow as tf


def train_step(w, x, y_true, lr):
    def loss():
        return mse(y_true, tf.matmul(x, w))  # noqa: F821

    before = loss()
    tf.compat.v1.train.GradientDescentOptimizer(lr).minimize(loss, var_list=[w])
    return before
