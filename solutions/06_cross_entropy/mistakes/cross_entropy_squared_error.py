"""This is a squared distance between truth and prediction, without a logarithm. Cross-entropy
weighs the logarithms of the probabilities by the labels.

Fails: matches_documents, gives_one_loss_per_row, takes_any_number_of_axes, takes_soft_labels
"""

import tensorflow as tf



def cross_entropy(y_true, y_pred):
    return tf.reduce_sum(tf.square(y_true - y_pred), axis=-1)
