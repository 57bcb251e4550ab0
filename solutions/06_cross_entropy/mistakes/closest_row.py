"""The best candidate itself is returned. Asked for is its index, a single whole number.

Fails: finds_the_closer_of_two, finds_the_closest_of_many, finds_the_closest_to_a_soft_truth
"""

import tensorflow as tf



def closest(y_true, candidates):
    logs = tf.math.log(tf.maximum(candidates, 1e-37))
    return candidates[int(tf.argmin(-tf.reduce_sum(y_true * logs, axis=-1)))]
