"""An `if` asks a whole tensor of comparisons for one yes or no, which raises as soon as there are
several rows. Choose per element instead.

Fails: averages_over_the_batch
"""

import tensorflow as tf


def custom_loss(y_true, y_pred, cost, profit):
    if y_pred > y_true:
        charges = cost * (y_pred - y_true)
    else:
        charges = profit * (y_true - y_pred)
    return tf.reduce_mean(charges)
