"""The gradient of `b` keeps a dimension that `b` does not have, shape (1, k). Let the sum drop it.

Fails: differentiates_the_cross_entropy, cross_entropy_of_other_shapes, cross_entropy_of_hidden_layers
"""

import tensorflow as tf


def cross_entropy_gradients(x, w, b, labels):
    p = tf.nn.softmax(x @ w + b)
    t = tf.one_hot(labels, w.shape[1])
    delta = (p - t) / len(labels)
    return tf.transpose(x) @ delta, tf.reduce_sum(delta, axis=0, keepdims=True)
