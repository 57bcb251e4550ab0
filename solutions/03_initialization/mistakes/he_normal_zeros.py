"""The weights do not differ: all of them are 0, or some other number. Then all units of a layer
compute the same and learn the same; random numbers are there to tell them apart.

Fails: weights_have_the_deviation, weights_of_other_layers
"""

import tensorflow as tf



def he_normal(fan_in, fan_out, seed):
    return tf.zeros([fan_in, fan_out])
