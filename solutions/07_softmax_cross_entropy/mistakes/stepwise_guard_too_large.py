"""The number added inside the logarithm is so large that it changes the losses themselves.
A guard must vanish beside the smallest probability that still counts.

Fails: stepwise_matches_documents, stepwise_takes_soft_labels, stepwise_of_hidden_logits
"""

import tensorflow as tf


def cross_entropy_stepwise(labels, logits):
    return -tf.reduce_sum(labels * tf.math.log(softmax(logits) + 0.01), axis=-1)
