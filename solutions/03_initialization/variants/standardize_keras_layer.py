"""The Normalization layer of Keras learns the columns and scales them."""

import numpy as np
import tensorflow as tf



def standardize(x):
    layer = tf.keras.layers.Normalization(axis=-1)
    layer.adapt(np.asarray(x))
    return layer(x)
