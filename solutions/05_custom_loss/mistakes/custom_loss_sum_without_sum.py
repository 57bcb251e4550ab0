"""One charge per row is returned: they still have to be added up to a single number.

Fails: sums_over_the_batch
"""

import tensorflow as tf


def custom_loss_sum(y_true, y_pred, cost, profit):
    error = y_pred - y_true
    return tf.where(error > 0, cost * error, -profit * error)
