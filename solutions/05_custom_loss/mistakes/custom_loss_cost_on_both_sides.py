"""Both sides are charged `cost`; `profit` has no effect. A row that is predicted too little misses
a profit, so it has its own price.

Fails: charges_cost_and_profit, charges_other_prices
"""

import tensorflow as tf


def custom_loss(y_true, y_pred, cost, profit):
    return tf.reduce_mean(cost * tf.abs(y_pred - y_true))
