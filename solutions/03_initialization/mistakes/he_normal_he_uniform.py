"""The deviation is right, but the numbers are uniformly distributed, between two limits. A normal
distribution has no limits: a few of its values lie far out.

Fails: weights_are_bell_shaped
"""

import tensorflow as tf



def he_normal(fan_in, fan_out, seed):
    return tf.keras.initializers.HeUniform(seed=seed)((fan_in, fan_out))
