"""Each label is reduced to its most likely class, which throws away the rest of a soft label.
The formula weights every class with its share of the label.

Fails: combined_matches_documents, combined_takes_other_batches
"""

import tensorflow as tf


def softmax_cross_entropy(labels, logits):
    classes = tf.argmax(labels, axis=-1)
    return tf.nn.sparse_softmax_cross_entropy_with_logits(labels=classes, logits=logits)
