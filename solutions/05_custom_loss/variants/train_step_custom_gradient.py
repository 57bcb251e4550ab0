"""The loss carries its own gradient, given with tf.custom_gradient."""

import tensorflow as tf


def train_step(w, x, y_true, lr, cost, profit):
    @tf.custom_gradient
    def charge(error):
        price = tf.where(error > 0, cost * tf.ones_like(error), -profit * tf.ones_like(error))
        return price * error, lambda upstream: upstream * price

    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(charge(tf.matmul(x, w) - y_true))
    w.assign_sub(lr * tape.gradient(loss, w))
    return loss
