"""The guard inside the logarithm is so large that it shows in the results: a certain and wrong row
is charged far too little. A guard has to be much smaller than the probabilities that occur.

Fails: repairs_the_documented_losses, rewards_certainty_where_it_is_right
"""

import tensorflow as tf


def fixed_loss(labels, logits):
    return -tf.reduce_sum(labels * tf.math.log(tf.nn.softmax(logits) + 1e-3), axis=-1)
