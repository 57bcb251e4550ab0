"""The sparse loss by the library call."""

import tensorflow as tf


def sparse_softmax_cross_entropy(labels, logits):
    return tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=logits)
