"""Rows that are predicted too much are charged nothing. Each unit too many costs `cost`: both sides
have to be paid for.

Fails: charges_cost_and_profit, averages_over_the_batch
"""

import tensorflow as tf


def custom_loss(y_true, y_pred, cost, profit):
    return tf.reduce_mean(profit * tf.nn.relu(y_true - y_pred))
