"""The log-sum-exp is taken of the raw logits, and the exponential of 1e4 is infinite.
The formula is right on paper; in float32 the row needs a shift before the exponential.

Fails: combined_survives_large_logits
"""

import tensorflow as tf


def softmax_cross_entropy(labels, logits):
    log_sum_exp = tf.math.log(tf.reduce_sum(tf.exp(logits), axis=-1))
    return log_sum_exp - tf.reduce_sum(labels * logits, axis=-1)
