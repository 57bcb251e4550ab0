"""The TensorFlow 1 optimizer under its TensorFlow 2 name."""

import tensorflow as tf


def train_step(w, x, y_true, lr, cost, profit):
    def loss():
        return custom_loss(y_true, tf.matmul(x, w), cost, profit)  # noqa: F821

    before = loss()
    tf.compat.v1.train.GradientDescentOptimizer(lr).minimize(loss, var_list=[w])
    return before
