"""The logits are cut off at plus and minus 10 before the softmax. Large logits are legitimate: a
row in which all are large has the same probabilities as one in which all are small.

Fails: ignores_a_constant
"""

import tensorflow as tf


def fixed_loss(labels, logits):
    logits = tf.clip_by_value(logits, -10.0, 10.0)
    return tf.nn.softmax_cross_entropy_with_logits(labels=labels, logits=logits)
