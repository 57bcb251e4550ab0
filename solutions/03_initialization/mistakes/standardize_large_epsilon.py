"""The number added to the deviations is so large that it changes small columns. It must be tiny
beside every deviation that occurs.

Fails: copes_with_any_scale, scales_each_column
"""

import tensorflow as tf



def standardize(x):
    return (x - tf.reduce_mean(x, axis=0)) / (tf.math.reduce_std(x, axis=0) + 0.01)
