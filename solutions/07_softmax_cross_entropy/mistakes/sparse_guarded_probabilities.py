"""The loss is computed from clipped probabilities, so it never exceeds the logarithm of the guard.
With large logits that is far from the truth; the log-sum-exp form has no such ceiling.

Fails: sparse_survives_large_logits
"""

import tensorflow as tf


def sparse_softmax_cross_entropy(labels, logits):
    probabilities = tf.gather(tf.nn.softmax(logits), labels, axis=1, batch_dims=1)
    return -tf.math.log(tf.clip_by_value(probabilities, 1e-7, 1.0))
