"""The losses are negative, so that "smaller" now means worse, as when the minus sign is missing.
Logarithms of probabilities are negative, and a loss should not be.

Fails: matches_documents, gives_one_loss_per_row, takes_any_number_of_axes, takes_soft_labels
"""

import tensorflow as tf



def cross_entropy(y_true, y_pred):
    return tf.reduce_sum(y_true * tf.math.log(tf.maximum(y_pred, 1e-37)), axis=-1)
