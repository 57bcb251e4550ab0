"""The combined loss in float64, returned as float64."""

import tensorflow as tf


def softmax_cross_entropy(labels, logits):
    labels = tf.cast(labels, tf.float64)
    logits = tf.cast(logits, tf.float64)
    top = tf.reduce_max(logits, axis=1, keepdims=True)
    log_total = top + tf.math.log(tf.reduce_sum(tf.exp(logits - top), axis=1, keepdims=True))
    return tf.reduce_sum(labels * (log_total - logits), axis=1)
