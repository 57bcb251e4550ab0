"""The logits are cut off at ±50 before the softmax. No overflow is left, but neither are the
differences between large logits, and the gradients are wrong.

Fails: squared_error_survives_large_logits
"""

import tensorflow as tf


def mse_gradients(x, w, b, labels):
    with tf.GradientTape() as tape:
        tape.watch([w, b])
        p = tf.nn.softmax(tf.clip_by_value(x @ w + b, -50.0, 50.0))
        loss = tf.reduce_mean(tf.square(p - tf.one_hot(labels, w.shape[1])))
    return tape.gradient(loss, [w, b])
