"""A lambda around the Keras function for the initializer."""

import tensorflow as tf



he_normal = lambda fan_in, fan_out, seed: tf.keras.initializers.he_normal(seed=seed)(
    (fan_in, fan_out)
).numpy()
