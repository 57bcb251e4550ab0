"""The sum runs over the first five classes, as many as the example has rows. With more classes the
rows add up to more than 1: the number of classes is that of the logits' columns.

Fails: softmax_rows_sum_to_one
"""

import tensorflow as tf


def softmax(logits):
    exps = tf.exp(logits - tf.reduce_max(logits, axis=-1, keepdims=True))
    return exps / tf.reduce_sum(exps[:, :5], axis=-1, keepdims=True)
