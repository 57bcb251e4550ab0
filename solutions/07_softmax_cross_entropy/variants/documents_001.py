"""The second document's code, its TensorFlow 1 calls in their TensorFlow 2 names."""

import tensorflow as tf


def softmax(logits):
    a1 = tf.nn.softmax(logits)
    return a1


def cross_entropy_stepwise(labels, logits):
    a1 = tf.nn.softmax(logits)
    b3 = -tf.reduce_sum(labels * tf.math.log(a1), 1)
    return b3


def softmax_cross_entropy(labels, logits):
    b1 = tf.compat.v1.nn.softmax_cross_entropy_with_logits(labels=labels, logits=logits)
    return b1


def sparse_softmax_cross_entropy(labels, logits):
    b5 = tf.compat.v1.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=logits)
    return b5


def mean_loss(labels, logits):
    b1 = tf.compat.v1.nn.softmax_cross_entropy_with_logits(labels=labels, logits=logits)
    loss = tf.reduce_sum(b1)
    return loss / len(labels)
