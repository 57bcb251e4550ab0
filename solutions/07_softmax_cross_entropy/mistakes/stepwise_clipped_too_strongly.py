"""The probabilities are clipped to [0.01, 0.99], and every confident prediction gets a wrong loss.
Clip only what the logarithm cannot take: numbers that are practically 0.

Fails: stepwise_matches_documents
"""

import tensorflow as tf


def cross_entropy_stepwise(labels, logits):
    probabilities = tf.clip_by_value(softmax(logits), 0.01, 0.99)
    return -tf.reduce_sum(labels * tf.math.log(probabilities), axis=-1)
