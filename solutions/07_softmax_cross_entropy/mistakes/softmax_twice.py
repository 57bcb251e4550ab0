"""Softmax is applied to the result of softmax, and the second pass flattens the probabilities.
Count how often the logits pass through an exponential before you return them.

Fails: softmax_matches_documents, softmax_works_along_the_last_axis, softmax_of_hidden_logits
"""

import tensorflow as tf


def softmax(logits):
    return tf.nn.softmax(tf.nn.softmax(logits))
