"""The labels are used as logits and the logits as labels: the two have changed places.
Name the arguments when you call a function that takes two arrays of the same shape.

Fails: repairs_the_documented_losses, repairs_other_batches, repairs_hidden_batches
"""

import tensorflow as tf


def fixed_loss(labels, logits):
    return tf.nn.softmax_cross_entropy_with_logits(logits, labels)
