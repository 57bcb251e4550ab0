"""The gradient of `b` is divided by the number of rows once more. The slopes already contain that
division, so here they are added up.

Fails: differentiates_the_squared_error, squared_error_of_other_shapes, squared_error_of_hidden_layers
"""

import tensorflow as tf


def mse_gradients(x, w, b, labels):
    p = tf.nn.softmax(x @ w + b)
    t = tf.one_hot(labels, w.shape[1])
    g = 2 * (p - t) / tf.cast(tf.size(p), tf.float32)
    delta = p * (g - tf.reduce_sum(g * p, axis=1, keepdims=True))
    return tf.matmul(x, delta, transpose_a=True), tf.reduce_mean(delta, axis=0)
