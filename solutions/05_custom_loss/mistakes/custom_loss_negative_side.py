"""Rows that are predicted too little get a negative charge, as if one earned by it. Both charges
are positive: look at which way round the difference is taken on that side.

Fails: charges_cost_and_profit
"""

import tensorflow as tf


def custom_loss(y_true, y_pred, cost, profit):
    error = y_pred - y_true
    return tf.reduce_mean(tf.where(error > 0, cost * error, profit * error))
