"""The logarithm is taken of the labels and weighted with the probabilities: exchanged roles.
Cross-entropy is not symmetric; the truth is the weight, the prediction is inside the logarithm.

Fails: stepwise_matches_documents, stepwise_takes_soft_labels, stepwise_of_hidden_logits
"""

import tensorflow as tf


def cross_entropy_stepwise(labels, logits):
    return -tf.reduce_sum(softmax(logits) * tf.math.log(labels + 1e-12), axis=-1)
