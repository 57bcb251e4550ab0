"""float64 throughout, with the tape on cast copies."""

import math

import tensorflow as tf


def mse_gradients(x, w, b, labels):
    x, w, b = (tf.cast(value, tf.float64) for value in (x, w, b))
    with tf.GradientTape() as tape:
        tape.watch((w, b))
        p = tf.math.exp(tf.nn.log_softmax(tf.matmul(x, w) + b))
        t = tf.one_hot(labels, tf.shape(w)[1], dtype=tf.float64)
        loss = tf.reduce_mean((t - p) ** 2)
    dw, db = tape.gradient(loss, (w, b))
    return dw, db
