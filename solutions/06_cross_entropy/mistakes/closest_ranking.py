"""The whole ranking of the candidates is returned. Only the first place is asked for, as one
number.

Fails: finds_the_closer_of_two, finds_the_closest_of_many, finds_the_closest_to_a_soft_truth
"""

import tensorflow as tf



def closest(y_true, candidates):
    logs = tf.math.log(tf.maximum(candidates, 1e-37))
    return tf.argsort(-tf.reduce_sum(y_true * logs, axis=-1))
