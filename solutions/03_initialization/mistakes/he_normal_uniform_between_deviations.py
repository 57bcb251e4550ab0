"""The numbers are uniform between minus and plus the deviation. A uniform distribution has a
deviation of only 0.58 of its limit, and a normal one is asked for.

Fails: weights_have_the_deviation, weights_of_other_layers
"""

import tensorflow as tf



def he_normal(fan_in, fan_out, seed):
    limit = float(he_stddev(fan_in))
    return tf.random.stateless_uniform([fan_in, fan_out], [seed, 0], -limit, limit)
