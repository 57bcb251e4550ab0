"""Labels and logits are averaged over the batch before the loss is computed.
Each row has its own loss; the average of the inputs does not have the average of the losses.

Fails: mean_matches_documents, mean_takes_other_batches, mean_of_hidden_logits
"""

import tensorflow as tf


def mean_loss(labels, logits):
    label = tf.reduce_mean(labels, axis=0, keepdims=True)
    logit = tf.reduce_mean(logits, axis=0, keepdims=True)
    return softmax_cross_entropy(label, logit)
