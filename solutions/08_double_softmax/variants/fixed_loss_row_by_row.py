"""The library's function on one row after the other, stacked, one map inside another."""

import tensorflow as tf


def fixed_loss(labels, logits):
    def of_row(pair):
        return tf.nn.softmax_cross_entropy_with_logits(pair[0], pair[1])

    return tf.map_fn(of_row, (labels, logits), fn_output_signature=tf.float32)
