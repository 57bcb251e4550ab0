"""Each label is reduced to its most likely class, which throws away the rest of a soft label.
The loss has to weight every class with its share of the label.

Fails: mean_takes_other_batches
"""

import tensorflow as tf


def mean_loss(labels, logits):
    return tf.reduce_mean(sparse_softmax_cross_entropy(tf.argmax(labels, axis=1), logits))
