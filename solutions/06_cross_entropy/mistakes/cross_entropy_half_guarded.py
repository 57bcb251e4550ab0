"""Classes that are not true are dealt with, but where the true class itself has the probability 0
the loss is infinite. Limit it to a large finite number.

Fails: certain_and_wrong_costs_much, loss_of_other_zeros
"""

import tensorflow as tf



def cross_entropy(y_true, y_pred):
    return -tf.reduce_sum(tf.math.xlogy(y_true, y_pred), axis=-1)
