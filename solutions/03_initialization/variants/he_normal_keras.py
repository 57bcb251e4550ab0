"""The Keras initializer: truncated, and made up for."""

import tensorflow as tf



def he_normal(fan_in, fan_out, seed):
    return tf.keras.initializers.HeNormal(seed=seed)(shape=(fan_in, fan_out))
