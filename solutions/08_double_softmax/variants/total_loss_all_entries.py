"""All entries of label times log-softmax are summed at once, with einsum."""

import tensorflow as tf


def total_loss(labels, logits):
    return -tf.einsum("ij,ij->", labels, tf.nn.log_softmax(logits))
