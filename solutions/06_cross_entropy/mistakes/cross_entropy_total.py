"""All entries are summed into one number. Each row must keep a loss of its own: say along which
axis the sum runs.

Fails: gives_one_loss_per_row, takes_any_number_of_axes, loss_of_other_rows
"""

import tensorflow as tf



def cross_entropy(y_true, y_pred):
    return -tf.reduce_sum(y_true * tf.math.log(tf.maximum(y_pred, 1e-37)))
