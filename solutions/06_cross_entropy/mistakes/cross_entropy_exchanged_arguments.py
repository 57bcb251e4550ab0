"""The two arguments are exchanged: the logarithm is taken of the truth, and the prediction weighs
it. The truth says which terms count, and the logarithm belongs to the predicted probabilities.

Fails: matches_documents, gives_one_loss_per_row, takes_any_number_of_axes, takes_soft_labels
"""

import tensorflow as tf



def cross_entropy(y_true, y_pred):
    return -tf.reduce_sum(y_pred * tf.math.log(tf.maximum(y_true, 1e-37)), axis=-1)
