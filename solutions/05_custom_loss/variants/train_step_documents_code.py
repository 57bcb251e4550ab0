"""The documents' own lines, with a printed line in every step."""

import tensorflow as tf


def train_step(w, x, y_true, lr, cost, profit):
    w1, y_, COST, PROFIT = w, y_true, cost, profit
    with tf.GradientTape() as tape:
        y = tf.matmul(x, w1)
        loss = tf.reduce_mean(tf.where(tf.greater(y, y_), COST * (y - y_), PROFIT * (y_ - y)))
    grads = tape.gradient(loss, w1)
    w1.assign_sub(lr * grads)
    print("w1 is ", w1.numpy())
    return loss
