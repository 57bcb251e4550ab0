"""Everything is computed in float64, and a float64 tensor is returned."""

import tensorflow as tf


def fixed_loss(labels, logits):
    labels, logits = tf.cast(labels, tf.float64), tf.cast(logits, tf.float64)
    return tf.nn.softmax_cross_entropy_with_logits(labels, logits)
