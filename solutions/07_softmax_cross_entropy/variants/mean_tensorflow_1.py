"""The mean loss by the TensorFlow 1 loss under its TensorFlow 2 name."""

import tensorflow as tf


def mean_loss(labels, logits):
    return tf.compat.v1.losses.softmax_cross_entropy(onehot_labels=labels, logits=logits)
