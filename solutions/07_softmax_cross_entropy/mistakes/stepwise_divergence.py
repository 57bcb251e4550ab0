"""The entropy of the label is subtracted, which gives the Kullback-Leibler divergence.
For one-hot labels the two agree, for soft ones they do not; no label belongs inside the logarithm.

Fails: stepwise_takes_soft_labels
"""

import tensorflow as tf


def cross_entropy_stepwise(labels, logits):
    probabilities = tf.maximum(softmax(logits), 1e-12)
    return tf.reduce_sum(tf.math.xlogy(labels, labels / probabilities), axis=-1)
