"""The Jacobian matrix of the softmax for every row, with einsum."""

import tensorflow as tf


def mse_gradients(x, w, b, labels):
    p = tf.nn.softmax(tf.einsum("nd,dk->nk", x, w) + b)
    slope = 2.0 / tf.cast(tf.size(p), p.dtype) * (p - tf.one_hot(labels, tf.shape(p)[1]))
    jacobian = tf.linalg.diag(p) - tf.einsum("ni,nj->nij", p, p)
    delta = tf.einsum("nij,nj->ni", jacobian, slope)
    return tf.einsum("nd,nk->dk", x, delta), tf.einsum("nk->k", delta)
