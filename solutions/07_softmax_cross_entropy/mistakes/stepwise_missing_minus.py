"""The minus sign is missing, so every loss is negative and better predictions look worse.
Logarithms of probabilities are below 0; the loss has to be above.

Fails: stepwise_matches_documents, stepwise_takes_soft_labels, stepwise_of_hidden_logits
"""

import tensorflow as tf


def cross_entropy_stepwise(labels, logits):
    return tf.reduce_sum(labels * tf.math.log(softmax(logits) + 1e-12), axis=-1)
