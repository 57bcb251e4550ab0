"""Values beyond one deviation are cut off, so the result has neither the mean nor the deviation
that it should have. Scale, and leave it at that.

Fails: scales_each_column, copes_with_any_scale, scales_other_columns
"""

import tensorflow as tf



def standardize(x):
    centred = x - tf.reduce_mean(x, axis=0)
    scaled = tf.math.divide_no_nan(centred, tf.math.reduce_std(x, axis=0))
    return tf.clip_by_value(scaled, -1.0, 1.0)
