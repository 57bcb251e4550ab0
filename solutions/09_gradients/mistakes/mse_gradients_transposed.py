"""The gradient of `w` is transposed, of shape (k, d). It has the shape of `w`: look at the order of
the two factors of the product.

Fails: differentiates_the_squared_error, squared_error_of_other_shapes, squared_error_of_hidden_layers
"""

import tensorflow as tf


def mse_gradients(x, w, b, labels):
    p = tf.nn.softmax(x @ w + b)
    t = tf.one_hot(labels, w.shape[1])
    g = 2 * (p - t) / tf.cast(tf.size(p), tf.float32)
    delta = p * (g - tf.reduce_sum(g * p, axis=1, keepdims=True))
    return tf.matmul(delta, x, transpose_a=True), tf.reduce_sum(delta, axis=0)
