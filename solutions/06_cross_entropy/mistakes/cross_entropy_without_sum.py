"""The products of label and logarithm are returned as they are, one for each class. They still
have to be added up along the last axis.

Fails: matches_documents, gives_one_loss_per_row, takes_any_number_of_axes, takes_soft_labels
"""

import tensorflow as tf



def cross_entropy(y_true, y_pred):
    return -y_true * tf.math.log(tf.maximum(y_pred, 1e-37))
