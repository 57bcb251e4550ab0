"""One mean and one deviation are taken of the whole table. Each column is a feature of its own and
needs its own two numbers.

Fails: scales_each_column, copes_with_any_scale, scales_other_columns
"""

import tensorflow as tf



def standardize(x):
    return tf.math.divide_no_nan(x - tf.reduce_mean(x), tf.math.reduce_std(x))
