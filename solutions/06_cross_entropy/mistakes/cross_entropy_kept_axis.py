"""The losses come as a column, as when the last axis is kept with length 1. They should have the shape
of the rows alone.

Fails: gives_one_loss_per_row, takes_any_number_of_axes
"""

import tensorflow as tf



def cross_entropy(y_true, y_pred):
    return -tf.reduce_sum(y_true * tf.math.log(tf.maximum(y_pred, 1e-37)), axis=-1, keepdims=True)
