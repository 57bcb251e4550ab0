"""Index 0 comes out, as when the losses of all candidates are added up before the smallest is looked
for, or when cross_entropy gives all of them the same. Each row needs a loss of its own.

Fails: finds_the_closer_of_two, finds_the_closest_of_many, finds_the_closest_to_a_soft_truth
"""

import tensorflow as tf



def closest(y_true, candidates):
    logs = tf.math.log(tf.maximum(candidates, 1e-37))
    return tf.argmin(tf.reshape(-tf.reduce_sum(y_true * logs), [1]))
