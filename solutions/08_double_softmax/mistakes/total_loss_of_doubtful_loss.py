"""The losses with softmax applied twice are added up. Build the total on the repaired loss.

Fails: totals_the_documented_losses, totals_other_batches, totals_hidden_batches
"""

import tensorflow as tf


def total_loss(labels, logits):
    return tf.reduce_sum(doubtful_loss(labels, logits))
