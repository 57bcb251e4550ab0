"""The sum is multiplied by the number of rows, which has every row counted several times. The sum
is the total already.

Fails: totals_the_documented_losses, totals_other_batches, totals_hidden_batches
"""

import tensorflow as tf


def total_loss(labels, logits):
    losses = fixed_loss(labels, logits)
    return tf.reduce_sum(losses) * len(losses)
