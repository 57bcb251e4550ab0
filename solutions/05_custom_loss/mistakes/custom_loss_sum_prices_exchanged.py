"""The sum charges `cost` where the prediction is too little and `profit` where it is too much. One
pair has changed places, the two prices or `y_true` and `y_pred`: mind the order of the arguments.

Fails: sums_over_the_batch, sums_other_prices
"""

import tensorflow as tf


def custom_loss_sum(y_true, y_pred, cost, profit):
    error = y_true - y_pred
    return tf.reduce_sum(tf.where(error > 0, cost * error, -profit * error))
