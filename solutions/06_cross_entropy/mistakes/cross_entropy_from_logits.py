"""The probabilities are treated as logits, so softmax is applied to them on the way. They add up
to 1 already and must go into the logarithm as they are.

Fails: matches_documents, gives_one_loss_per_row, takes_any_number_of_axes, takes_soft_labels
"""

import tensorflow as tf



def cross_entropy(y_true, y_pred):
    return tf.nn.softmax_cross_entropy_with_logits(labels=y_true, logits=y_pred)
