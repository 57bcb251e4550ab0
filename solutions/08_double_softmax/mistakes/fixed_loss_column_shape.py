"""The losses are right but stand in a column of shape (n, 1) instead of having the shape (n,).
The sum over the classes kept the dimension that it should remove.

Fails: repairs_the_documented_losses, repairs_other_batches, repairs_hidden_batches
"""

import tensorflow as tf


def fixed_loss(labels, logits):
    return -tf.reduce_sum(labels * tf.nn.log_softmax(logits), axis=-1, keepdims=True)
