"""A term for "not this class" is added for every class, as in binary cross-entropy.
Softmax has already tied the classes together; only the terms that the label weights belong here.

Fails: stepwise_matches_documents, stepwise_takes_soft_labels, stepwise_of_hidden_logits
"""

import tensorflow as tf


def cross_entropy_stepwise(labels, logits):
    p = tf.clip_by_value(softmax(logits), 1e-12, 1 - 1e-7)
    terms = labels * tf.math.log(p) + (1 - labels) * tf.math.log(1 - p)
    return -tf.reduce_sum(terms, axis=-1)
