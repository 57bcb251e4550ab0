"""The function under its TensorFlow 1 name."""

import tensorflow as tf


def fixed_loss(labels, logits):
    b1 = tf.compat.v1.nn.softmax_cross_entropy_with_logits_v2(labels=labels, logits=logits)
    return b1
