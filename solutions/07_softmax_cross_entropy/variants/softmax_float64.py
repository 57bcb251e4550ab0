"""Softmax computed and returned in float64."""

import tensorflow as tf


def softmax(logits):
    z = tf.cast(logits, tf.float64)
    z -= tf.reduce_max(z, axis=-1, keepdims=True)
    return tf.exp(z) / tf.reduce_sum(tf.exp(z), axis=-1, keepdims=True)
