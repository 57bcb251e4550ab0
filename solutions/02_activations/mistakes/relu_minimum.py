"""The smaller of x and 0 is taken, which lets the negative numbers through and stops the positive
ones. It has to be the other way round.

Fails: relu_stops_what_is_not_positive, relu_of_other_numbers
"""

import tensorflow as tf


def relu(x):
    return tf.minimum(x, 0.0)
