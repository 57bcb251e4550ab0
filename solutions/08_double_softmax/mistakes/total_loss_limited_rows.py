"""The total is too small as soon as a row is certain and wrong, as when the loss of a row is cut off
at 5. Such rows count in full: they are what training should mend first.

Fails: totals_other_batches
"""

import tensorflow as tf


def total_loss(labels, logits):
    return tf.reduce_sum(tf.minimum(fixed_loss(labels, logits), 5.0))
