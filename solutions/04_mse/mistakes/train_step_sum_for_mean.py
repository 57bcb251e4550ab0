"""The step follows the sum of the squared errors, and returns it, so both are as many times too
large as the batch has rows. The loss is the mean.

Fails: takes_one_step, returns_the_loss_before_the_update
"""

import tensorflow as tf


def train_step(w, x, y_true, lr):
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(tf.square(x @ w - y_true))
    w.assign_sub(lr * tape.gradient(loss, w))
    return loss
