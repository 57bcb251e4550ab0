"""`cost` is charged where the prediction is too little and `profit` where it is too much. Either
the prices or `y_true` and `y_pred` have changed places: see what each name stands for.

Fails: charges_cost_and_profit, charges_other_prices
"""

import tensorflow as tf


def custom_loss(y_true, y_pred, cost, profit):
    error = y_pred - y_true
    return tf.reduce_mean(tf.where(error > 0, profit * error, -cost * error))
