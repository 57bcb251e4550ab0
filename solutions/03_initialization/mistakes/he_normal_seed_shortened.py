"""Some seeds give the same numbers as others, as when only a part of the seed is used, or one seed
is replaced by another one. Hand it on as it is.

Fails: other_seed_other_weights
"""

import tensorflow as tf


def he_normal(fan_in, fan_out, seed):
    stddev = float(he_stddev(fan_in))
    return tf.random.stateless_normal([fan_in, fan_out], seed=[seed % 100, 0], stddev=stddev)
