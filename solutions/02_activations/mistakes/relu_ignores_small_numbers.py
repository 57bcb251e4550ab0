"""Small positive numbers become 0, as when x is compared with a small number instead of 0. However
small it is, a positive number passes.

Fails: relu_stops_what_is_not_positive
"""

import tensorflow as tf


def relu(x):
    return tf.where(x > 1e-3, x, 0.0)
