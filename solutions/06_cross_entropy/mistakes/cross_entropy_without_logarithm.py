"""The logarithm is left out: this is one minus the probability of the truth. It never exceeds 1,
however sure and wrong the prediction is.

Fails: matches_documents, gives_one_loss_per_row, takes_any_number_of_axes
"""

import tensorflow as tf



def cross_entropy(y_true, y_pred):
    return 1.0 - tf.reduce_sum(y_true * y_pred, axis=-1)
