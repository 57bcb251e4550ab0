"""The loss of Keras that takes probabilities, which guards them with 1e-7, after one softmax."""

import tensorflow as tf


def fixed_loss(labels, logits):
    probabilities = tf.nn.softmax(logits)
    return tf.losses.categorical_crossentropy(labels, probabilities)
