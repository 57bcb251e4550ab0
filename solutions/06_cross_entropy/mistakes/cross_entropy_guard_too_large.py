"""The number added inside the logarithm is so large that it changes ordinary losses. A guard must
vanish beside the smallest probability that counts.

Fails: matches_documents, gives_one_loss_per_row, takes_any_number_of_axes
"""

import tensorflow as tf



def cross_entropy(y_true, y_pred):
    return -tf.reduce_sum(y_true * tf.math.log(y_pred + 0.01), axis=-1)
