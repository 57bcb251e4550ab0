"""The logits are clipped before the exponential: this avoids the overflow but loses differences.
Two logits beyond the limit become equal, although softmax depends on how far they are apart.

Fails: softmax_ignores_a_constant
"""

import tensorflow as tf


def softmax(logits):
    exponentials = tf.exp(tf.clip_by_value(logits, -50.0, 50.0))
    return exponentials / tf.reduce_sum(exponentials, axis=-1, keepdims=True)
