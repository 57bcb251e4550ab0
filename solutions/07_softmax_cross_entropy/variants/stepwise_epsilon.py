"""Step by step, with a tiny number added before the logarithm as the guard."""

import tensorflow as tf


def cross_entropy_stepwise(labels, logits):
    p = softmax(logits)
    return tf.reduce_sum(-labels * tf.math.log(p + 1e-10), axis=1)
