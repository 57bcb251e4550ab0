"""Keras sets all seeds at once; the draw comes from its own functions."""

import keras



def he_normal(fan_in, fan_out, seed):
    keras.utils.set_random_seed(seed)
    return keras.random.normal((fan_in, fan_out), stddev=float(he_stddev(fan_in)))
