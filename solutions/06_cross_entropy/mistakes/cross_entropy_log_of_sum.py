"""The probabilities are weighed and summed first, and the logarithm is taken of the sum. Each
class needs a logarithm of its own, before the sum; for soft labels that makes a difference.

Fails: takes_soft_labels, loss_of_other_rows
"""

import tensorflow as tf



def cross_entropy(y_true, y_pred):
    return -tf.math.log(tf.maximum(tf.reduce_sum(y_true * y_pred, axis=-1), 1e-37))
