"""The slopes are the probabilities alone: the one-hot labels are not taken off. Without them every
class is pushed down, the right one too.

Fails: differentiates_the_cross_entropy, cross_entropy_of_other_shapes, cross_entropy_of_hidden_layers
"""

import tensorflow as tf


def cross_entropy_gradients(x, w, b, labels):
    p = tf.nn.softmax(x @ w + b)
    t = tf.one_hot(labels, w.shape[1])
    delta = p / len(labels)
    return tf.matmul(x, delta, transpose_a=True), tf.reduce_sum(delta, axis=0)
