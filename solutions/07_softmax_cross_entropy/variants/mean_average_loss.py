"""The mean loss with TensorFlow's helper for the average over a batch."""

import tensorflow as tf


def mean_loss(labels, logits):
    return tf.nn.compute_average_loss(softmax_cross_entropy(labels, logits))
