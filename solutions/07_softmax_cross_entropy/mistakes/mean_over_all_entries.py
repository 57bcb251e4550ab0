"""The mean runs over rows and classes alike, so the sum is divided by n times k.
The terms of one row are added up first; only then come the rows, and there are n of them.

Fails: mean_matches_documents, mean_takes_other_batches, mean_of_hidden_logits
"""

import tensorflow as tf


def mean_loss(labels, logits):
    return -tf.reduce_mean(labels * tf.nn.log_softmax(logits))
