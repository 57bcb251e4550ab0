"""The step trains on the mean absolute error. Use the loss that you wrote above, with squares.

Fails: takes_one_step, returns_the_loss_before_the_update
"""

import tensorflow as tf


def train_step(w, x, y_true, lr):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.abs(x @ w - y_true))
    w.assign_sub(lr * tape.gradient(loss, w))
    return loss
