"""The exponent has lost its minus sign, so the curve falls instead of rising: large numbers give 0
and small ones 1. Try it with x = 10.

Fails: sigmoid_maps_into_0_to_1, sigmoid_of_other_numbers
"""

import tensorflow as tf


def sigmoid(x):
    return 1 / (1 + tf.exp(x))
