"""The minus sign is missing, so every loss is negative and better predictions look worse.
Check the sign of the whole sum.

Fails: combined_matches_documents, combined_takes_other_batches, combined_of_hidden_logits
"""

import tensorflow as tf


def softmax_cross_entropy(labels, logits):
    return tf.reduce_sum(labels * tf.nn.log_softmax(logits), axis=-1)
