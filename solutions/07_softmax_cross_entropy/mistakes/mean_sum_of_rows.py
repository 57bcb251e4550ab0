"""The losses of the rows are added up and never divided, so the result grows with the batch.
The exercise asks for the mean; look at the last reduction.

Fails: mean_matches_documents, mean_takes_other_batches, mean_of_hidden_logits
"""

import tensorflow as tf


def mean_loss(labels, logits):
    return tf.reduce_sum(softmax_cross_entropy(labels, logits))
