"""The step trains on the mean squared error, so the two prices have no effect. Use the loss that
you wrote above.

Fails: takes_one_step, returns_the_loss_before_the_update
"""

import tensorflow as tf


def train_step(w, x, y_true, lr, cost, profit):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(x @ w - y_true))
    w.assign_sub(lr * tape.gradient(loss, w))
    return loss
