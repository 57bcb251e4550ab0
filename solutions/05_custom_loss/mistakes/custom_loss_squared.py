"""The differences are squared before they are priced. This loss charges per unit: two units off
cost twice as much as one, not four times.

Fails: charges_cost_and_profit, averages_over_the_batch
"""

import tensorflow as tf


def custom_loss(y_true, y_pred, cost, profit):
    squared = tf.square(y_pred - y_true)
    return tf.reduce_mean(tf.where(y_pred > y_true, cost * squared, profit * squared))
