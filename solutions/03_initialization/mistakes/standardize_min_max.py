"""The columns are stretched to the range from 0 to 1. That is another kind of scaling; here the
mean becomes 0 and the standard deviation 1.

Fails: scales_each_column, copes_with_any_scale, scales_other_columns
"""

import tensorflow as tf



def standardize(x):
    smallest, largest = tf.reduce_min(x, axis=0), tf.reduce_max(x, axis=0)
    return tf.math.divide_no_nan(x - smallest, largest - smallest)
