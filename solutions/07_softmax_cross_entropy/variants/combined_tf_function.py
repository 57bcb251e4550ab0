"""The combined loss traced by tf.function."""

import tensorflow as tf


@tf.function
def softmax_cross_entropy(labels, logits):
    shifted = logits - tf.reduce_max(logits, axis=-1, keepdims=True)
    log_p = shifted - tf.math.log(tf.reduce_sum(tf.exp(shifted), axis=-1, keepdims=True))
    return tf.reduce_sum(-labels * log_p, axis=-1)
