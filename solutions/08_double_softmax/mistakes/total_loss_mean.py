"""The losses are averaged instead of added up. The total grows with the number of rows: nothing is
divided.

Fails: totals_the_documented_losses, totals_other_batches, totals_hidden_batches
"""

import tensorflow as tf


def total_loss(labels, logits):
    return tf.reduce_mean(fixed_loss(labels, logits))
