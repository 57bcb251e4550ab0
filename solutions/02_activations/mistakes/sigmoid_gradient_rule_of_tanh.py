"""One minus the square of the value is the rule for tanh. The sigmoid has a rule of its own, since
it runs from 0 to 1.

Fails: sigmoid_gradient_is_the_slope
"""

import tensorflow as tf


def sigmoid_gradient(x):
    return 1 - tf.sigmoid(x) ** 2
