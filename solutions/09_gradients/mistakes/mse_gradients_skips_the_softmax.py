"""The slope of the probabilities is used as if it were that of the logits: the way back through the
softmax is missing. A logit moves all probabilities of its row.

Fails: differentiates_the_squared_error, squared_error_of_other_shapes, squared_error_of_hidden_layers
"""

import tensorflow as tf


def mse_gradients(x, w, b, labels):
    p = tf.nn.softmax(x @ w + b)
    t = tf.one_hot(labels, w.shape[1])
    g = 2 * (p - t) / tf.cast(tf.size(p), tf.float32)
    return tf.matmul(x, g, transpose_a=True), tf.reduce_sum(g, axis=0)
