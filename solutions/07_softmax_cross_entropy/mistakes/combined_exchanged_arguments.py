"""The labels are used as logits and the logits as labels: the two have changed places.
Name the arguments when you call a function that takes two arrays of the same shape.

Fails: combined_matches_documents, combined_takes_other_batches, combined_of_hidden_logits
"""

import tensorflow as tf


def softmax_cross_entropy(labels, logits):
    return tf.nn.softmax_cross_entropy_with_logits(logits, labels)
