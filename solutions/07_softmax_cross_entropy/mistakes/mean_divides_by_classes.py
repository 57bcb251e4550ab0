"""The sum of the losses is divided by the number of classes, not by the number of rows.
Which of the two dimensions counts the examples?

Fails: mean_matches_documents, mean_takes_other_batches
"""

import tensorflow as tf


def mean_loss(labels, logits):
    return tf.reduce_sum(softmax_cross_entropy(labels, logits)) / logits.shape[1]
