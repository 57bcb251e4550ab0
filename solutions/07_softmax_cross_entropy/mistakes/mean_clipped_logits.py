"""The logits are clipped to [-10, 10] first, so confident mistakes cost far too little.
Large logits may be shifted together, never cut off.

Fails: mean_matches_documents
"""

import tensorflow as tf


def mean_loss(labels, logits):
    logits = tf.clip_by_value(logits, -10.0, 10.0)
    return tf.reduce_mean(softmax_cross_entropy(labels, logits))
