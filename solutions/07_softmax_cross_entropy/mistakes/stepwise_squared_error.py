"""This is the squared distance between label and probability, not the cross-entropy.
The formula asks for a logarithm, weighted with the label.

Fails: stepwise_matches_documents, stepwise_takes_soft_labels, stepwise_of_hidden_logits
"""

import tensorflow as tf


def cross_entropy_stepwise(labels, logits):
    return tf.reduce_sum(tf.square(labels - softmax(logits)), axis=-1)
