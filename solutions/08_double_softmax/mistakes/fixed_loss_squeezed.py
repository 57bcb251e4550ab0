"""A batch of a single row gives a bare number instead of shape (1,), as when the result is squeezed:
that takes away every dimension of size 1. One row is a batch, too.

Fails: repairs_other_batches, repairs_for_soft_labels
"""

import tensorflow as tf


def fixed_loss(labels, logits):
    return tf.squeeze(tf.nn.softmax_cross_entropy_with_logits(labels=labels, logits=logits))
