"""The exponentials are divided by the largest of them, so the top class always gets 1.
Probabilities have to add up to 1: think again about what goes into the denominator.

Fails: softmax_matches_documents, softmax_works_along_the_last_axis, softmax_of_hidden_logits
"""

import tensorflow as tf


def softmax(logits):
    exponentials = tf.exp(logits)
    return exponentials / tf.reduce_max(exponentials, axis=-1, keepdims=True)
