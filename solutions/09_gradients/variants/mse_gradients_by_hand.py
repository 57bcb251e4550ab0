"""By hand, in TensorFlow."""

import tensorflow as tf


def mse_gradients(x, w, b, labels):
    p = tf.nn.softmax(tf.matmul(x, w) + b)
    g = 2 * (p - tf.one_hot(labels, p.shape[1])) / tf.size(p, out_type=tf.int32).numpy()
    delta = p * (g - tf.reduce_sum(g * p, axis=1, keepdims=True))
    return tf.matmul(x, delta, transpose_a=True), tf.reduce_sum(delta, axis=0)
