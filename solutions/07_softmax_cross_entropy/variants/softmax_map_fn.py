"""Softmax row by row with tf.map_fn."""

import tensorflow as tf


def softmax(logits):
    def one_row(z):
        e = tf.exp(z - tf.reduce_max(z))
        return e / tf.reduce_sum(e)

    return tf.map_fn(one_row, tf.convert_to_tensor(logits))
