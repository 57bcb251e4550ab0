"""The losses of all rows are added up to one number, where each row should keep its own.
A sum without an axis does not stop at the end of a row.

Fails: combined_matches_documents, combined_takes_other_batches, combined_of_hidden_logits
"""

import tensorflow as tf


def softmax_cross_entropy(labels, logits):
    return -tf.reduce_sum(labels * tf.nn.log_softmax(logits))
