"""The losses are computed from clipped probabilities, so a hopeless row costs 16 instead of 81.
The mean is asked of the combined loss, which needs no guard.

Fails: mean_matches_documents
"""

import tensorflow as tf


def mean_loss(labels, logits):
    probabilities = tf.clip_by_value(softmax(logits), 1e-7, 1.0)
    losses = -tf.reduce_sum(labels * tf.math.log(probabilities), axis=1)
    return tf.reduce_mean(losses)
