"""The factor 2 in the exponents is missing. That is the tanh of half the number, a curve that is
twice as wide.

Fails: tanh_maps_into_minus_1_to_1
"""

import tensorflow as tf


def tanh(x):
    return (1 - tf.exp(-x)) / (1 + tf.exp(-x))
