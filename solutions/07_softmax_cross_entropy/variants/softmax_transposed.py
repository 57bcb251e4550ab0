"""Softmax over the columns of the transposed logits, turned back at the end."""

import tensorflow as tf


def softmax(logits):
    columns = tf.transpose(logits)
    e = tf.exp(columns - tf.reduce_max(columns, axis=0))
    return tf.transpose(e / tf.reduce_sum(e, axis=0))
