"""The argument `seed` is not used: a fixed one is built in, so every layer starts with the same
numbers.

Fails: other_seed_other_weights
"""

import tensorflow as tf



def he_normal(fan_in, fan_out, seed):
    stddev = float(he_stddev(fan_in))
    return tf.random.stateless_normal([fan_in, fan_out], seed=[1, 2], stddev=stddev)
