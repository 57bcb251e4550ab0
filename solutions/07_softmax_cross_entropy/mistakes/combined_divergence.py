"""The entropy of the label is subtracted, which gives the Kullback-Leibler divergence.
For one-hot labels the two agree, for soft ones they do not; no label belongs inside a logarithm.

Fails: combined_matches_documents, combined_takes_other_batches
"""

import tensorflow as tf


def softmax_cross_entropy(labels, logits):
    log_probabilities = tf.nn.log_softmax(logits)
    terms = tf.math.xlogy(labels, labels) - labels * log_probabilities
    return tf.reduce_sum(terms, axis=-1)
