"""The bias does not enter the logits, so the probabilities are others as soon as it is not 0. It is
added to every row of x @ w.

Fails: differentiates_the_cross_entropy, cross_entropy_of_other_shapes, cross_entropy_of_hidden_layers
"""

import tensorflow as tf


def cross_entropy_gradients(x, w, b, labels):
    p = tf.nn.softmax(x @ w)
    t = tf.one_hot(labels, w.shape[1])
    delta = (p - t) / len(labels)
    return tf.matmul(x, delta, transpose_a=True), tf.reduce_sum(delta, axis=0)
