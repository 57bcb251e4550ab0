"""The input is clipped to ±5, where the curve is still on its way, so larger numbers give 0.9933
and not 1. If you clip to avoid overflow, do it much further out.

Fails: sigmoid_maps_into_0_to_1
"""

import tensorflow as tf


def sigmoid(x):
    return 1 / (1 + tf.exp(-tf.clip_by_value(x, -5.0, 5.0)))
