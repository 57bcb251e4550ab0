"""The general initializer of Keras, without truncation."""

import tensorflow as tf



def he_normal(fan_in, fan_out, seed):
    initializer = tf.keras.initializers.VarianceScaling(
        scale=2.0, mode="fan_in", distribution="untruncated_normal", seed=seed
    )
    return initializer((fan_in, fan_out))
