"""The sum is divided with //, which drops everything behind the decimal point.
Floor division is for counting; a mean needs the fraction.

Fails: mean_matches_documents, mean_takes_other_batches, mean_of_hidden_logits
"""

import tensorflow as tf


def mean_loss(labels, logits):
    return tf.reduce_sum(softmax_cross_entropy(labels, logits)) // len(logits)
