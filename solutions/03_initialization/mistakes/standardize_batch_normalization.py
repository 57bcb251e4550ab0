"""This is batch normalisation with its usual epsilon of 0.001, which is added to the variances and
makes small columns too small. Standardising has no such term.

Fails: copes_with_any_scale, scales_each_column
"""

import tensorflow as tf



def standardize(x):
    layer = tf.keras.layers.BatchNormalization(center=False, scale=False)
    return layer(x, training=True)
