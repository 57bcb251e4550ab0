"""The candidate with the most for the first class is chosen, as in the example with the truth (1,
0). Use the truth that you are given.

Fails: finds_the_closest_of_many, finds_the_closest_to_a_soft_truth, closest_of_other_candidates
"""

import tensorflow as tf



def closest(y_true, candidates):
    return tf.argmax(candidates[:, 0])
