"""Each logit goes through the sigmoid on its own, so the values of a row do not add up to 1.
In softmax the classes share one total: a class gains what the others lose.

Fails: softmax_matches_documents, softmax_works_along_the_last_axis, softmax_of_hidden_logits
"""

import tensorflow as tf


def softmax(logits):
    return tf.sigmoid(logits)
