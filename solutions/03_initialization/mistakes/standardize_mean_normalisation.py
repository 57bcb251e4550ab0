"""The columns are divided by their range, from the smallest to the largest value. The standard
deviation measures the spread differently: by the mean squared distance from the mean.

Fails: scales_each_column, copes_with_any_scale, scales_other_columns
"""

import tensorflow as tf



def standardize(x):
    span = tf.reduce_max(x, axis=0) - tf.reduce_min(x, axis=0)
    return tf.math.divide_no_nan(x - tf.reduce_mean(x, axis=0), span)
