"""The sum is always divided by 5, the number of rows in one of the examples.
A batch can have any number of rows: ask the logits.

Fails: mean_matches_documents, mean_takes_other_batches
"""

import tensorflow as tf


def mean_loss(labels, logits):
    return tf.reduce_sum(softmax_cross_entropy(labels, logits)) / 5
