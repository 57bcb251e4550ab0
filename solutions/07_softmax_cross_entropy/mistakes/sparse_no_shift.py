"""The log-sum-exp is taken of the raw logits, and the exponential of 1e4 is infinite.
The row needs a shift before the exponential, here as in the combined loss.

Fails: sparse_survives_large_logits
"""

import tensorflow as tf


def sparse_softmax_cross_entropy(labels, logits):
    log_sum_exp = tf.math.log(tf.reduce_sum(tf.exp(logits), axis=1))
    return log_sum_exp - tf.gather(logits, labels, axis=1, batch_dims=1)
