"""The function takes the logits first and the labels second, so the two change places.
Arguments arrive by position: the labels come first, as in the stub.

Fails: stepwise_matches_documents, stepwise_takes_soft_labels, stepwise_of_hidden_logits
"""

import tensorflow as tf


def cross_entropy_stepwise(logits, labels):
    return -tf.reduce_sum(labels * tf.math.log(softmax(logits) + 1e-12), axis=-1)
