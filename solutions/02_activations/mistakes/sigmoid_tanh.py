"""This is tanh, which runs from -1 to 1 and through 0. The sigmoid runs from 0 to 1 and is one half
at 0.

Fails: sigmoid_maps_into_0_to_1
"""

import tensorflow as tf


def sigmoid(x):
    return tf.tanh(x)
