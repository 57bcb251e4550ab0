"""The library's log-softmax, weighted by the label with einsum."""

import tensorflow as tf


def fixed_loss(labels, logits):
    return -tf.einsum("ij,ij->i", labels, tf.nn.log_softmax(logits))
