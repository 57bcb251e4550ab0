"""The logits are shifted by their mean, which leaves large positive exponents behind.
Only one choice of constant guarantees that no exponent is above 0.

Fails: softmax_survives_large_logits
"""

import tensorflow as tf


def softmax(logits):
    exponentials = tf.exp(logits - tf.reduce_mean(logits, axis=-1, keepdims=True))
    return exponentials / tf.reduce_sum(exponentials, axis=-1, keepdims=True)
