"""These are the logarithms of the probabilities, all below 0.
Log-softmax is a useful function, but the exercise asks for the probabilities themselves.

Fails: softmax_matches_documents, softmax_works_along_the_last_axis, softmax_of_hidden_logits
"""

import tensorflow as tf


def softmax(logits):
    return tf.nn.log_softmax(logits)
