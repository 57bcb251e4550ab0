"""One minus the probability of the true class is returned; the logarithm is missing.
Such a loss never exceeds 1, while cross-entropy has no upper limit.

Fails: stepwise_matches_documents, stepwise_takes_soft_labels, stepwise_of_hidden_logits
"""

import tensorflow as tf


def cross_entropy_stepwise(labels, logits):
    return 1 - tf.reduce_sum(labels * softmax(logits), axis=-1)
