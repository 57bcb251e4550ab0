"""For large |x| one of the exponentials is infinite above and below the bar, and infinity over
infinity is not a number. Divide both parts by the exponential that grows.

Fails: tanh_survives_large_inputs
"""

import tensorflow as tf


def tanh(x):
    return (tf.exp(x) - tf.exp(-x)) / (tf.exp(x) + tf.exp(-x))
