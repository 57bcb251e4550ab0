"""Labels and logits are added up over the batch first, and the loss is taken once of the sums. The
loss of a sum is not the sum of the losses.

Fails: totals_the_documented_losses, totals_other_batches, totals_hidden_batches
"""

import tensorflow as tf


def total_loss(labels, logits):
    labels = tf.reduce_sum(labels, axis=0, keepdims=True)
    logits = tf.reduce_sum(logits, axis=0, keepdims=True)
    return fixed_loss(labels, logits)
