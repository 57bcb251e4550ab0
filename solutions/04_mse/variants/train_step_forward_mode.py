"""Forward differentiation, one direction per weight."""

import tensorflow as tf


def train_step(w, x, y_true, lr):
    slopes = []
    for direction in ([[1.0], [0.0]], [[0.0], [1.0]]):
        with tf.autodiff.ForwardAccumulator(w, tf.constant(direction)) as accumulator:
            loss = mse(y_true, tf.matmul(x, w))  # noqa: F821
        slopes.append(accumulator.jvp(loss))
    w.assign_sub(lr * tf.reshape(tf.stack(slopes), [2, 1]))
    return loss
