"""Softmax is taken over the whole batch at once, so the rows share one total. Each row has
probabilities of its own; only their losses are added.

Fails: totals_the_documented_losses, totals_other_batches, totals_hidden_batches
"""

import tensorflow as tf


def total_loss(labels, logits):
    probabilities = tf.exp(logits) / tf.reduce_sum(tf.exp(logits))
    return -tf.reduce_sum(labels * tf.math.log(probabilities))
