"""The function takes the logits first and the labels second, so the two change places.
Arguments arrive by position: the labels come first, as in the stub.

Fails: sparse_matches_documents, sparse_takes_other_batches, sparse_of_hidden_logits
"""

import tensorflow as tf


def sparse_softmax_cross_entropy(logits, labels):
    return tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=logits)
