"""The sum runs down the columns, so different examples are mixed. Each example is a row, and its
classes lie along the last axis.

Fails: gives_one_loss_per_row, takes_any_number_of_axes, takes_soft_labels, loss_of_other_rows
"""

import tensorflow as tf



def cross_entropy(y_true, y_pred):
    return -tf.reduce_sum(y_true * tf.math.log(tf.maximum(y_pred, 1e-37)), axis=0)
