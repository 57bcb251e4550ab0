"""Values beyond three deviations are cut off. Far values are brought to scale like all others;
what is to be done about them is another question.

Fails: scales_each_column
"""

import tensorflow as tf


def standardize(x):
    centred = x - tf.reduce_mean(x, axis=0)
    scaled = tf.math.divide_no_nan(centred, tf.math.reduce_std(x, axis=0))
    return tf.clip_by_value(scaled, -3.0, 3.0)
