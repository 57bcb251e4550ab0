"""Each label is reduced to its most likely class, which throws away the rest of a soft label.
Every class counts by its share of the label.

Fails: repairs_for_soft_labels, repairs_hidden_batches
"""

import tensorflow as tf


def fixed_loss(labels, logits):
    classes = tf.argmax(labels, axis=-1)
    return tf.nn.sparse_softmax_cross_entropy_with_logits(labels=classes, logits=logits)
