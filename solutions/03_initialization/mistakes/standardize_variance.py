"""The columns are divided by their variance. The standard deviation is the root of the variance.

Fails: scales_each_column, copes_with_any_scale, scales_other_columns
"""

import tensorflow as tf



def standardize(x):
    centred = x - tf.reduce_mean(x, axis=0)
    return tf.math.divide_no_nan(centred, tf.math.reduce_variance(x, axis=0))
