"""The prices 1 and 99 of the example are typed into the function, so other prices change nothing.
Use `cost` and `profit`.

Fails: charges_cost_and_profit, charges_other_prices
"""

import tensorflow as tf

COST = 1.0
PROFIT = 99.0


def custom_loss(y_true, y_pred, cost, profit):
    error = y_pred - y_true
    return tf.reduce_mean(tf.where(error > 0, COST * error, -PROFIT * error))
