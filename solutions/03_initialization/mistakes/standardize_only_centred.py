"""The means are 0, but the columns are not divided by their standard deviations.

Fails: scales_each_column, copes_with_any_scale, scales_other_columns
"""

import tensorflow as tf



def standardize(x):
    return x - tf.reduce_mean(x, axis=0)
