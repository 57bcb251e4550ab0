"""A softmax layer of Keras, then a logarithm with a guard added to the probabilities."""

import tensorflow as tf

to_probabilities = tf.keras.layers.Softmax()


def fixed_loss(labels, logits):
    return -tf.reduce_sum(labels * tf.math.log(to_probabilities(logits) + 1e-7), axis=-1)
