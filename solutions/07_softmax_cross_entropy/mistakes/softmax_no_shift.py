"""The exponentials are taken of the raw logits, and a logit of 1e4 makes them infinite.
Infinity divided by infinity is nan; see what the lesson does to a row before the exponential.

Fails: softmax_survives_large_logits
"""

import tensorflow as tf


def softmax(logits):
    exponentials = tf.exp(logits)
    return exponentials / tf.reduce_sum(exponentials, axis=-1, keepdims=True)
