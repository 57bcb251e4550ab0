"""The sign of the exponent is turned round, so the smallest logit gets the largest probability.
Check what is subtracted from what in front of the exponential.

Fails: softmax_matches_documents, softmax_works_along_the_last_axis, softmax_of_hidden_logits
"""

import tensorflow as tf


def softmax(logits):
    exponentials = tf.exp(tf.reduce_min(logits, axis=-1, keepdims=True) - logits)
    return exponentials / tf.reduce_sum(exponentials, axis=-1, keepdims=True)
