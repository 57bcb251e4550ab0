"""The labels are moved up by one: each row is judged by the wrong class, and the last has none.
A label is already the number of its column.

Fails: sparse_matches_documents, sparse_takes_other_batches, sparse_of_hidden_logits
"""

import tensorflow as tf


def sparse_softmax_cross_entropy(labels, logits):
    one_hot = tf.one_hot(labels + 1, logits.shape[1])
    return softmax_cross_entropy(one_hot, logits)
