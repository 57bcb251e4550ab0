"""Step by step, traced by tf.function, softmax included."""

import tensorflow as tf


@tf.function
def cross_entropy_stepwise(labels, logits):
    p = tf.nn.softmax(logits)
    return tf.reduce_sum(labels * -tf.math.log(p + 1e-12), axis=-1)
