"""The sparse loss as the combined loss of one-hot labels."""

import tensorflow as tf


def sparse_softmax_cross_entropy(labels, logits):
    return softmax_cross_entropy(tf.one_hot(labels, depth=logits.shape[-1]), logits)
