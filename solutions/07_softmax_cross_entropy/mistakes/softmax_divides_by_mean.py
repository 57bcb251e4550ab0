"""The exponentials are divided by their mean, so each row adds up to the number of classes.
Look at the reduction in the denominator.

Fails: softmax_matches_documents, softmax_works_along_the_last_axis, softmax_of_hidden_logits
"""

import tensorflow as tf


def softmax(logits):
    exponentials = tf.exp(logits - tf.reduce_max(logits, axis=-1, keepdims=True))
    return exponentials / tf.reduce_mean(exponentials, axis=-1, keepdims=True)
