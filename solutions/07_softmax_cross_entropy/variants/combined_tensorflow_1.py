"""The combined loss by the TensorFlow 1 function under its TensorFlow 2 name."""

import tensorflow as tf


def softmax_cross_entropy(labels, logits):
    return tf.compat.v1.nn.softmax_cross_entropy_with_logits_v2(labels=labels, logits=logits)
