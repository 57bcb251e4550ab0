"""The losses of all rows are added up here already. This function gives one loss per row; adding
them is the task of total_loss.

Fails: repairs_the_documented_losses, repairs_other_batches, repairs_hidden_batches
"""

import tensorflow as tf


def fixed_loss(labels, logits):
    return -tf.reduce_sum(labels * tf.nn.log_softmax(logits))
