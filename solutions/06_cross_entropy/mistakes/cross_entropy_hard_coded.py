"""The label (1, 0) of the example is built in: only the first class is ever looked at. Use the
truth that you are given.

Fails: gives_one_loss_per_row, takes_any_number_of_axes, takes_soft_labels, loss_of_other_rows
"""

import tensorflow as tf



def cross_entropy(y_true, y_pred):
    return -tf.math.log(tf.maximum(y_pred[..., 0], 1e-37))
