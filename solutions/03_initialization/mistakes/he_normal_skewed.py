"""Mean and deviation are right, but the weights far from 0 are too many or too few, perhaps nearly
all on one side, as with an exponential distribution. A normal one has few, and both sides alike.

Fails: weights_are_bell_shaped
"""

import tensorflow as tf


def he_normal(fan_in, fan_out, seed):
    uniform = tf.random.stateless_uniform([fan_in, fan_out], [seed, 0], 1e-7, 1.0)
    return (-tf.math.log(uniform) - 1.0) * float(he_stddev(fan_in))
