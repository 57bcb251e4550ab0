"""The value is multiplied by one plus itself, so the slope grows to 2 on the right. The sigmoid is
flat there: subtract.

Fails: sigmoid_gradient_is_the_slope, sigmoid_gradient_of_other_numbers
"""

import tensorflow as tf


def sigmoid_gradient(x):
    s = tf.sigmoid(x)
    return s * (1 + s)
