"""The one-hot labels are made for three classes, whatever the logits have.
The depth is the number of columns of the logits.

Fails: sparse_takes_other_batches
"""

import tensorflow as tf


def sparse_softmax_cross_entropy(labels, logits):
    return softmax_cross_entropy(tf.one_hot(labels, 3), logits)
