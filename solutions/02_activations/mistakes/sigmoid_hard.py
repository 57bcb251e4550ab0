"""This is the hard sigmoid, a straight line with its ends cut off. It is a cheap approximation; the
curve that is asked for is smooth.

Fails: sigmoid_maps_into_0_to_1
"""

from tensorflow import keras


def sigmoid(x):
    return keras.activations.hard_sigmoid(x)
