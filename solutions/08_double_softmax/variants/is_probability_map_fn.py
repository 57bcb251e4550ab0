"""One row after the other through map_fn, with an if."""

import tensorflow as tf


def is_probability(rows):
    def of_row(row):
        if tf.reduce_any(row < 0):
            return tf.constant(False)
        return tf.abs(tf.reduce_sum(row) - 1) < 1e-5

    return tf.map_fn(of_row, rows, fn_output_signature=tf.bool)
