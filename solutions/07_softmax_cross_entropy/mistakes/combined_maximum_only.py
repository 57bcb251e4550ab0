"""The largest logit stands in for the log-sum-exp, so a right prediction always costs exactly 0.
The maximum is only the shift; the logarithm of the sum has to come on top.

Fails: combined_matches_documents, combined_takes_other_batches, combined_of_hidden_logits
"""

import tensorflow as tf


def softmax_cross_entropy(labels, logits):
    return tf.reduce_max(logits, axis=-1) - tf.reduce_sum(labels * logits, axis=-1)
