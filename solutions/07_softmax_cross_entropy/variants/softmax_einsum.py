"""Softmax whose sums and divisions are written as einsum."""

import tensorflow as tf


def softmax(logits):
    e = tf.exp(logits - tf.reduce_max(logits, axis=-1, keepdims=True))
    totals = tf.einsum("nk->n", e)
    return tf.einsum("nk,n->nk", e, 1 / totals)
