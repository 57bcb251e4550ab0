"""Keras' activation."""

from tensorflow import keras


def leaky_relu(x, alpha):
    return keras.activations.leaky_relu(x, negative_slope=alpha)
