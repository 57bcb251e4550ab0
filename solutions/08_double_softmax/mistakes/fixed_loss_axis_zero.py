"""Softmax and sum run down the columns, so that examples compete instead of classes.
The classes of one example lie along a row; look at the axis.

Fails: repairs_the_documented_losses, repairs_other_batches, repairs_hidden_batches
"""

import tensorflow as tf


def fixed_loss(labels, logits):
    return tf.nn.softmax_cross_entropy_with_logits(labels, logits, axis=0)
