"""On either side an infinite exponential stands above and below the bar, and infinity over infinity
is not a number. Take a form of tanh that stays finite, and square that.

Fails: tanh_gradient_survives_large_inputs, tanh_gradient_of_other_numbers
"""

import tensorflow as tf


def tanh_gradient(x):
    t = (tf.exp(x) - tf.exp(-x)) / (tf.exp(x) + tf.exp(-x))
    return 1 - t**2
