"""The largest of all logits is taken off every row; in a row that lies far below the others all
exponentials are then 0. Each row has its own largest logit.

Fails: cross_entropy_survives_large_logits, cross_entropy_of_hidden_large_logits
"""

import tensorflow as tf


def cross_entropy_gradients(x, w, b, labels):
    logits = x @ w + b
    powers = tf.exp(logits - tf.reduce_max(logits))
    p = powers / tf.reduce_sum(powers, axis=1, keepdims=True)
    delta = (p - tf.one_hot(labels, w.shape[1])) / len(labels)
    return tf.matmul(x, delta, transpose_a=True), tf.reduce_sum(delta, axis=0)
