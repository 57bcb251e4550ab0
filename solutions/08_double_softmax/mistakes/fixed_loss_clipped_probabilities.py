"""No loss is above 4.6, as when probabilities are cut off below 0.01: it stops growing where it
should warn most. Clip, if you must, at something like 1e-7, or use a form that needs no clipping.

Fails: rewards_certainty_where_it_is_right
"""

import tensorflow as tf


def fixed_loss(labels, logits):
    probabilities = tf.clip_by_value(tf.nn.softmax(logits), 0.01, 1.0)
    return -tf.reduce_sum(labels * tf.math.log(probabilities), axis=-1)
