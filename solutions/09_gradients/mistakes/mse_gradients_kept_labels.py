"""The labels of an earlier call are used once more, as when one-hot rows are made once and kept.
Each call comes with labels of its own.

Fails: differentiates_the_squared_error
"""

import tensorflow as tf

kept = {}


def mse_gradients(x, w, b, labels):
    t = kept.setdefault((*x.shape, *w.shape), tf.one_hot(labels, w.shape[1]))
    with tf.GradientTape() as tape:
        tape.watch([w, b])
        p = tf.nn.softmax(x @ w + b)
        loss = tf.reduce_mean(tf.square(p - t))
    return tape.gradient(loss, [w, b])
