"""The variance is 1 / fan_in, as in the initialisation of LeCun. ReLU passes on half of the signal
only, and that of He makes up for it.

Fails: weights_have_the_deviation, weights_of_other_layers
"""

import tensorflow as tf



def he_normal(fan_in, fan_out, seed):
    stddev = (1 / fan_in) ** 0.5
    return tf.random.stateless_normal([fan_in, fan_out], seed=[seed, 0], stddev=stddev)
