"""For large logits all gradients come out as 0, as when the logits are cut off before the softmax,
or what is not a number is replaced by 0. Take off a constant of each row; it changes nothing else.

Fails: squared_error_survives_large_logits
"""

import tensorflow as tf


def mse_gradients(x, w, b, labels):
    with tf.GradientTape() as tape:
        tape.watch([w, b])
        p = tf.nn.softmax(tf.clip_by_value(x @ w + b, -50.0, 50.0))
        loss = tf.reduce_mean(tf.square(p - tf.one_hot(labels, w.shape[1])))
    return tape.gradient(loss, [w, b])
