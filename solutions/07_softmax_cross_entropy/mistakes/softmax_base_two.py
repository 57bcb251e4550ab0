"""The powers are taken of 2 instead of e, which makes the probabilities too even.
Look at the base of the power in the formula.

Fails: softmax_matches_documents, softmax_works_along_the_last_axis, softmax_of_hidden_logits
"""

import tensorflow as tf


def softmax(logits):
    powers = 2.0 ** (logits - tf.reduce_max(logits, axis=-1, keepdims=True))
    return powers / tf.reduce_sum(powers, axis=-1, keepdims=True)
