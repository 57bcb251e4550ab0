"""Softmax of Keras before a loss for logits: Keras goes back to its logits, values are right."""

import tensorflow as tf


def fixed_loss(labels, logits):
    outputs = tf.keras.activations.softmax(logits)
    return tf.keras.losses.categorical_crossentropy(labels, outputs, from_logits=True)
