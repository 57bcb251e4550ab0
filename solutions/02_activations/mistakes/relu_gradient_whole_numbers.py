"""The input is turned into whole numbers first, so that everything between 0 and 1 becomes 0 and
seems not to be positive. Convert the result, not the input.

Fails: relu_gradient_is_0_or_1
"""

import tensorflow as tf


def relu_gradient(x):
    return tf.cast(tf.cast(x, tf.int32) > 0, tf.float32)
