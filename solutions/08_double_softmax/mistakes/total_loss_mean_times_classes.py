"""The mean is multiplied by the number of columns, which are the classes. The rows are what is
added up, and in a batch that is not square there are not as many of them.

Fails: totals_the_documented_losses, totals_other_batches, totals_hidden_batches
"""

import tensorflow as tf


def total_loss(labels, logits):
    return tf.reduce_mean(fixed_loss(labels, logits)) * logits.shape[1]
