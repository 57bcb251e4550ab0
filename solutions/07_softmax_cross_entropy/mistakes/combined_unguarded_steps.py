"""The loss is computed from the probabilities, and where one of them is 0 it is infinite or nan.
The combined form never computes a probability: simplify the logarithm of softmax on paper first.

Fails: combined_survives_large_logits
"""

import tensorflow as tf


def softmax_cross_entropy(labels, logits):
    return -tf.reduce_sum(labels * tf.math.log(tf.nn.softmax(logits)), axis=-1)
