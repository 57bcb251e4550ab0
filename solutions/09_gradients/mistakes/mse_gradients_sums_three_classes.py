"""The way back through the softmax takes only the first three classes into account, so with more
classes the slopes of a row do not sum to 0. The sum runs over all classes.

Fails: squared_error_of_other_shapes, squared_error_rows_sum_to_zero
"""

import tensorflow as tf


def mse_gradients(x, w, b, labels):
    p = tf.nn.softmax(x @ w + b)
    t = tf.one_hot(labels, w.shape[1])
    g = 2 * (p - t) / tf.cast(tf.size(p), tf.float32)

    mean = g[:, :1] * p[:, :1] + g[:, 1:2] * p[:, 1:2]
    if p.shape[1] > 2:
        mean += g[:, 2:3] * p[:, 2:3]
    delta = p * (g - mean)
    return tf.matmul(x, delta, transpose_a=True), tf.reduce_sum(delta, axis=0)
