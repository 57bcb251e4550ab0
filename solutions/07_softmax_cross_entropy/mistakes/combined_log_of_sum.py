"""The weights of a soft label are applied inside the logarithm, to the exponentials.
With one-hot labels nobody notices; a soft label has to weight the logarithms.

Fails: combined_matches_documents, combined_takes_other_batches
"""

import tensorflow as tf


def softmax_cross_entropy(labels, logits):
    shifted = logits - tf.reduce_max(logits, axis=-1, keepdims=True)
    exponentials = tf.exp(shifted)
    labelled = tf.math.log(tf.reduce_sum(labels * exponentials, axis=-1))
    return tf.math.log(tf.reduce_sum(exponentials, axis=-1)) - labelled
