"""What an earlier call returned comes back, as when results are kept by the shape of the input.
Another input of the same shape has other values.

Fails: sigmoid_maps_into_0_to_1
"""

import tensorflow as tf

kept = {}


def sigmoid(x):
    return kept.setdefault(tuple(x.shape), tf.sigmoid(x))
