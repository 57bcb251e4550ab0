"""The difference is squared as a whole. Only the value of tanh is squared, before it is subtracted.

Fails: tanh_gradient_is_the_slope
"""

import tensorflow as tf


def tanh_gradient(x):
    return (1 - tf.tanh(x)) ** 2
