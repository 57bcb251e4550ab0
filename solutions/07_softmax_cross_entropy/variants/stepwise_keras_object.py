"""Step by step with a loss object of Keras that does not reduce."""

import tensorflow as tf


def cross_entropy_stepwise(labels, logits):
    loss = tf.keras.losses.CategoricalCrossentropy(reduction="none")
    return loss(labels, tf.nn.softmax(logits))
