"""Step by step, with the weighted sum written as einsum."""

import tensorflow as tf


def cross_entropy_stepwise(labels, logits):
    logs = tf.math.log(tf.maximum(softmax(logits), 1e-20))
    return -tf.einsum("nk,nk->n", labels, logs)
