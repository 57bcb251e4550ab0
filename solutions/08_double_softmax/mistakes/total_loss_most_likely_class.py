"""The logarithm of each row's largest probability is added up, whatever the labels say. A loss
compares with the truth.

Fails: totals_the_documented_losses, totals_other_batches, totals_hidden_batches
"""

import tensorflow as tf


def total_loss(labels, logits):
    return -tf.reduce_sum(tf.reduce_max(tf.nn.log_softmax(logits), axis=1))
