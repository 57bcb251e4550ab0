"""The differences are squared before they are priced and added. The charge is per unit: twice as
far off costs twice as much.

Fails: sums_over_the_batch
"""

import tensorflow as tf


def custom_loss_sum(y_true, y_pred, cost, profit):
    squared = tf.square(y_pred - y_true)
    return tf.reduce_sum(tf.where(y_pred > y_true, cost * squared, profit * squared))
