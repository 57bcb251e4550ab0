"""The function of Keras, told that it is given logits."""

import tensorflow as tf


def fixed_loss(labels, logits):
    return tf.keras.losses.categorical_crossentropy(labels, logits, from_logits=True)
