"""The mean absolute distance from the mean is used. The standard deviation squares the distances,
averages them and takes the root.

Fails: scales_each_column, copes_with_any_scale, scales_other_columns
"""

import tensorflow as tf



def standardize(x):
    centred = x - tf.reduce_mean(x, axis=0)
    return tf.math.divide_no_nan(centred, tf.reduce_mean(tf.abs(centred), axis=0))
