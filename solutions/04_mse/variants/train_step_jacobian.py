"""The mean of one gradient per row, from the tape's jacobian."""

import tensorflow as tf


def train_step(w, x, y_true, lr):
    with tf.GradientTape() as tape:
        squares = tf.square(x @ w - y_true)
    jacobian = tape.jacobian(squares, w)
    w.assign_sub(lr * tf.reduce_mean(jacobian, axis=[0, 1]))
    return tf.reduce_mean(squares)
