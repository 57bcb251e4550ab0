"""The loss is given in bits: it was divided by the logarithm of 2.
The exercise measures with the natural logarithm throughout.

Fails: combined_matches_documents, combined_takes_other_batches, combined_of_hidden_logits
"""

import tensorflow as tf


def softmax_cross_entropy(labels, logits):
    return -tf.reduce_sum(labels * tf.nn.log_softmax(logits), axis=-1) / tf.math.log(2.0)
