"""This is the divergence: the entropy of the truth is subtracted from the cross-entropy. For
one-hot labels they agree, for soft ones not. The logarithm is of the prediction alone.

Fails: takes_soft_labels, loss_of_other_rows
"""

import tensorflow as tf



def cross_entropy(y_true, y_pred):
    return tf.losses.kld(y_true, y_pred)
