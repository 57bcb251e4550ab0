"""The loss is computed from guarded probabilities: finite, but wrong where a probability is 0.
A guard hides how wrong the prediction is; the combined form has no need of one.

Fails: combined_survives_large_logits
"""

import tensorflow as tf


def softmax_cross_entropy(labels, logits):
    probabilities = tf.clip_by_value(tf.nn.softmax(logits), 1e-10, 1.0)
    return -tf.reduce_sum(labels * tf.math.log(probabilities), axis=-1)
