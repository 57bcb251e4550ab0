"""No loss is above 9.2, as when probabilities are cut off below 1e-4. A certain row that is wrong
has a smaller one and costs more: clip, if you must, at something like 1e-7.

Fails: rewards_certainty_where_it_is_right
"""

import tensorflow as tf


def fixed_loss(labels, logits):
    probabilities = tf.maximum(tf.nn.softmax(logits), 1e-4)
    return -tf.reduce_sum(labels * tf.math.log(probabilities), axis=-1)
