"""This is the initialisation of Glorot, which divides by fan_in + fan_out. It is made for layers
without ReLU; that of He has only fan_in.

Fails: weights_have_the_deviation, weights_of_other_layers
"""

import tensorflow as tf



def he_normal(fan_in, fan_out, seed):
    return tf.keras.initializers.GlorotNormal(seed=seed)((fan_in, fan_out))
