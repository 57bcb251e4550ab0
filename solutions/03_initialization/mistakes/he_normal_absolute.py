"""The numbers are all positive: their sign was taken away. Half of the weights are to be below 0.

Fails: weights_have_the_deviation, weights_of_other_layers
"""

import tensorflow as tf



def he_normal(fan_in, fan_out, seed):
    stddev = float(he_stddev(fan_in))
    return abs(tf.random.stateless_normal([fan_in, fan_out], seed=[seed, 0], stddev=stddev))
