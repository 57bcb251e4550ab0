"""Log-sum-exp minus the labelled logit, as labels sum to 1."""

import tensorflow as tf


def fixed_loss(labels, logits):
    return tf.reduce_logsumexp(logits, axis=1) - tf.reduce_sum(labels * logits, axis=1)
