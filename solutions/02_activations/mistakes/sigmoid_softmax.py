"""This is the softmax: the numbers of a row share a total of 1 and depend on each other. The
sigmoid treats each number by itself.

Fails: sigmoid_maps_into_0_to_1, sigmoid_of_other_numbers
"""

import tensorflow as tf


def sigmoid(x):
    return tf.nn.softmax(x)
