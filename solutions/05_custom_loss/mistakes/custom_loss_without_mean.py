"""One charge per row is returned. The loss of a batch is a single number: reduce the charges to
their mean.

Fails: averages_over_the_batch
"""

import tensorflow as tf


def custom_loss(y_true, y_pred, cost, profit):
    error = y_pred - y_true
    return tf.where(error > 0, cost * error, -profit * error)
