"""The difference of probabilities and labels is sent back through the softmax once more. For the
cross-entropy it already is the slope of the logits.

Fails: differentiates_the_cross_entropy, cross_entropy_of_other_shapes, cross_entropy_of_hidden_layers
"""

import tensorflow as tf


def cross_entropy_gradients(x, w, b, labels):
    p = tf.nn.softmax(x @ w + b)
    t = tf.one_hot(labels, w.shape[1])
    g = (p - t) / len(labels)
    delta = p * (g - tf.reduce_sum(g * p, axis=1, keepdims=True))
    return tf.matmul(x, delta, transpose_a=True), tf.reduce_sum(delta, axis=0)
