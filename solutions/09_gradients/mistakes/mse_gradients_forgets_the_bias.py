"""The bias is not part of the logits, so the probabilities are others as soon as it is not 0. The
logits are x @ w + b.

Fails: differentiates_the_squared_error, squared_error_of_other_shapes, squared_error_of_hidden_layers
"""

import tensorflow as tf


def mse_gradients(x, w, b, labels):
    p = tf.nn.softmax(x @ w)
    t = tf.one_hot(labels, w.shape[1])
    g = 2 * (p - t) / tf.cast(tf.size(p), tf.float32)
    delta = p * (g - tf.reduce_sum(g * p, axis=1, keepdims=True))
    return tf.matmul(x, delta, transpose_a=True), tf.reduce_sum(delta, axis=0)
