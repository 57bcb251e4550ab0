"""The deviation is measured from 0: it is the root of the mean square of the raw column. Measure
it from the column's mean.

Fails: scales_each_column, copes_with_any_scale, scales_other_columns
"""

import tensorflow as tf



def standardize(x):
    size = tf.sqrt(tf.reduce_mean(tf.square(x), axis=0))
    return tf.math.divide_no_nan(x - tf.reduce_mean(x, axis=0), size)
