"""Softmax traced by tf.function."""

import tensorflow as tf


@tf.function
def softmax(logits):
    logits = tf.convert_to_tensor(logits)
    highest = tf.reduce_max(logits, axis=1)[:, tf.newaxis]
    e = tf.exp(logits - highest)
    return e / tf.reduce_sum(e, axis=1)[:, tf.newaxis]
