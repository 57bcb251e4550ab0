"""The combined loss by the library call."""

import tensorflow as tf


def softmax_cross_entropy(labels, logits):
    return tf.nn.softmax_cross_entropy_with_logits(labels=labels, logits=logits)
