"""Only the mean is divided by the deviation, because a division is done before a subtraction.
Brackets are missing.

Fails: scales_each_column, copes_with_any_scale, scales_other_columns
"""

import tensorflow as tf



def standardize(x):
    return x - tf.math.divide_no_nan(tf.reduce_mean(x, axis=0), tf.math.reduce_std(x, axis=0))
