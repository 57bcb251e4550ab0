"""The largest of all logits is taken off every row, so a row that lies far below the others is left
with 0 divided by 0. Each row needs its own largest logit.

Fails: squared_error_survives_large_logits
"""

import tensorflow as tf


def mse_gradients(x, w, b, labels):
    with tf.GradientTape() as tape:
        tape.watch([w, b])
        logits = x @ w + b
        powers = tf.exp(logits - tf.reduce_max(logits))
        p = powers / tf.reduce_sum(powers, axis=1, keepdims=True)
        loss = tf.reduce_mean(tf.square(p - tf.one_hot(labels, w.shape[1])))
    return tape.gradient(loss, [w, b])
