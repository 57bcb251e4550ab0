"""The log-sum-exp belongs to the shifted logits, but the labelled logit beside it is not shifted.
Both have to be on the same footing: follow the shift through the whole formula.

Fails: combined_matches_documents, combined_takes_other_batches, combined_of_hidden_logits
"""

import tensorflow as tf


def softmax_cross_entropy(labels, logits):
    shifted = logits - tf.reduce_max(logits, axis=-1, keepdims=True)
    log_sum_exp = tf.math.log(tf.reduce_sum(tf.exp(shifted), axis=-1))
    return log_sum_exp - tf.reduce_sum(labels * logits, axis=-1)
