"""The probabilities are added up first and the logarithm is taken of the sum.
With one-hot labels nobody notices; with soft labels the order of the two steps matters.

Fails: stepwise_takes_soft_labels
"""

import tensorflow as tf


def cross_entropy_stepwise(labels, logits):
    return -tf.math.log(tf.reduce_sum(labels * softmax(logits), axis=-1) + 1e-12)
