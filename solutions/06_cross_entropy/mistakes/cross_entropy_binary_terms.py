"""The terms (1 - y) ln (1 - p) of the binary cross-entropy are added. They belong to yes-or-no
questions; here the classes share one distribution and only y ln p counts.

Fails: matches_documents, gives_one_loss_per_row, takes_any_number_of_axes, takes_soft_labels
"""

import tensorflow as tf



def cross_entropy(y_true, y_pred):
    p = tf.clip_by_value(y_pred, 1e-7, 1.0 - 1e-7)
    terms = y_true * tf.math.log(p) + (1.0 - y_true) * tf.math.log(1.0 - p)
    return -tf.reduce_sum(terms, axis=-1)
