"""The probabilities are right but lie on their side: the matrix was transposed and not turned back.
Row i of the result has to belong to row i of the logits; compare the two shapes.

Fails: softmax_matches_documents, softmax_works_along_the_last_axis, softmax_of_hidden_logits
"""

import tensorflow as tf


def softmax(logits):
    columns = tf.transpose(logits)
    exponentials = tf.exp(columns - tf.reduce_max(columns, axis=0))
    return exponentials / tf.reduce_sum(exponentials, axis=0)
