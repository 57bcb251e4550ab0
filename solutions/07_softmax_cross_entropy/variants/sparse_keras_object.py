"""The sparse loss by a loss object of Keras that does not reduce."""

import tensorflow as tf


def sparse_softmax_cross_entropy(labels, logits):
    loss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True, reduction="none")
    return loss(labels, logits)
