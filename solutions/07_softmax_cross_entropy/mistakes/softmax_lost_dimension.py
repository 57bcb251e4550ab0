"""The total of each row loses its dimension and is then lined up with the columns.
With a square matrix this raises no error and divides by the wrong rows' totals: compare shapes.

Fails: softmax_matches_documents, softmax_works_along_the_last_axis
"""

import tensorflow as tf


def softmax(logits):
    exponentials = tf.exp(logits - tf.reduce_max(logits, axis=-1, keepdims=True))
    return exponentials / tf.reduce_sum(exponentials, axis=-1)
