"""Step by step, with the losses on the diagonal of a matrix product."""

import tensorflow as tf


def cross_entropy_stepwise(labels, logits):
    logs = tf.math.log(tf.maximum(softmax(logits), 1e-15))
    return -tf.linalg.diag_part(tf.matmul(labels, logs, transpose_b=True))
