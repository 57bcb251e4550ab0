"""The axis is fixed as 1, which is right for a table of rows but not for a single vector, nor for
three axes. Count the axis from the end.

Fails: takes_any_number_of_axes, takes_soft_labels
"""

import tensorflow as tf



def cross_entropy(y_true, y_pred):
    return -tf.reduce_sum(y_true * tf.math.log(tf.maximum(y_pred, 1e-37)), axis=1)
