"""Hardly any weight lies far from 0, as when the numbers are uniform between two limits, or get only
a random sign. A normal distribution has no limits: a few of its values lie far out.

Fails: weights_are_bell_shaped
"""

import tensorflow as tf



def he_normal(fan_in, fan_out, seed):
    return tf.keras.initializers.HeUniform(seed=seed)((fan_in, fan_out))
