"""The seed makes no difference, as when it is not used at all and a fixed one is built in. Then every
layer starts with the same numbers.

Fails: other_seed_other_weights
"""

import tensorflow as tf



def he_normal(fan_in, fan_out, seed):
    stddev = float(he_stddev(fan_in))
    return tf.random.stateless_normal([fan_in, fan_out], seed=[1, 2], stddev=stddev)
