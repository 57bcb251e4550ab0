"""The softmax of each number and a zero, of which the first probability is taken."""

import tensorflow as tf


def sigmoid(x):
    pairs = tf.stack([x, tf.zeros_like(x)], axis=-1)
    return tf.nn.softmax(pairs)[..., 0]
