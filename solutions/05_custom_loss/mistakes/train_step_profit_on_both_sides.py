"""The gradient weighs both sides with `profit`, so the weights end where as many rows are too high
as too low, whatever the prices are. Where the prediction is too much, the slope is that of `cost`.

Fails: follows_the_documented_run
"""

import tensorflow as tf


def train_step(w, x, y_true, lr, cost, profit):
    error = tf.matmul(x, w) - y_true
    loss = tf.reduce_mean(tf.where(error > 0, cost * error, -profit * error))
    gradient = tf.reduce_mean(profit * tf.sign(error) * x, axis=0)
    w.assign_sub(lr * tf.reshape(gradient, [2, 1]))
    return loss
