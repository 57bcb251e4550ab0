"""The squared error is right for small logits, but `exp` overflows for large ones and the result is
NaN. Take the largest logit of each row off before the exponential.

Fails: squared_error_survives_large_logits
"""

import tensorflow as tf


def mse_gradients(x, w, b, labels):
    with tf.GradientTape() as tape:
        tape.watch([w, b])
        powers = tf.exp(x @ w + b)
        p = powers / tf.reduce_sum(powers, axis=1, keepdims=True)
        loss = tf.reduce_mean(tf.square(p - tf.one_hot(labels, w.shape[1])))
    return tape.gradient(loss, [w, b])
