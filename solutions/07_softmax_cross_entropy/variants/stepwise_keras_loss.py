"""Step by step with the loss function of Keras, which clips the probabilities at 1e-7."""

import tensorflow as tf


def cross_entropy_stepwise(labels, logits):
    return tf.keras.losses.categorical_crossentropy(labels, softmax(logits))
