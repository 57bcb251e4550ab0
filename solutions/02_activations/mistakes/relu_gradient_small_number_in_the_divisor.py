"""The slope of small positive numbers falls short of 1, as when a small number is added to a
divisor so that it is never 0. Whether x is positive can be told without a division.

Fails: relu_gradient_is_0_or_1
"""

import tensorflow as tf


def relu_gradient(x):
    return tf.nn.relu(x) / (x + 1e-8)
