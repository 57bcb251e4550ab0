"""Only the first row of the batch is computed and returned.
The function receives a matrix with one example per row and owes a row for each of them.

Fails: softmax_matches_documents, softmax_works_along_the_last_axis, softmax_of_hidden_logits
"""

import tensorflow as tf


def softmax(logits):
    row = logits[0]
    exponentials = tf.exp(row - tf.reduce_max(row))
    return exponentials / tf.reduce_sum(exponentials)
