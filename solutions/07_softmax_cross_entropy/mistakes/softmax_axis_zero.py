"""The sum runs down the columns, so examples compete with each other instead of classes.
Look at the axis of each reduction: every row is one example and has to add up to 1.

Fails: softmax_matches_documents, softmax_works_along_the_last_axis, softmax_of_hidden_logits
"""

import tensorflow as tf


def softmax(logits):
    exponentials = tf.exp(logits - tf.reduce_max(logits, axis=0))
    return exponentials / tf.reduce_sum(exponentials, axis=0)
