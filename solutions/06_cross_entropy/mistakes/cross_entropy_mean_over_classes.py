"""The losses are too small by the number of classes, as when the mean over the classes is taken
instead of their sum. The formula sums.

Fails: matches_documents, gives_one_loss_per_row, takes_any_number_of_axes, takes_soft_labels
"""

import tensorflow as tf



def cross_entropy(y_true, y_pred):
    return -tf.reduce_mean(y_true * tf.math.log(tf.maximum(y_pred, 1e-37)), axis=-1)
