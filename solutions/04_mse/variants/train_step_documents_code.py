"""The documents' own lines, with a printed line in every step."""

import tensorflow as tf


def train_step(w, x, y_true, lr):
    w1, y_ = w, y_true
    with tf.GradientTape() as tape:
        y = tf.matmul(x, w1)
        loss = tf.reduce_mean(tf.square(y_ - y))
    grads = tape.gradient(loss, w1)
    w1.assign_sub(lr * grads)
    print("w1 is ", w1.numpy())
    return loss
