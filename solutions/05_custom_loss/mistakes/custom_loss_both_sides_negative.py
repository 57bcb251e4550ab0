"""Both differences are taken the wrong way round, so the loss is negative and gets "better" the
worse the prediction is. A charge is an amount to pay: it is positive on either side.

Fails: charges_cost_and_profit
"""

import tensorflow as tf


def custom_loss(y_true, y_pred, cost, profit):
    over = y_pred > y_true
    return tf.reduce_mean(tf.where(over, cost * (y_true - y_pred), profit * (y_pred - y_true)))
