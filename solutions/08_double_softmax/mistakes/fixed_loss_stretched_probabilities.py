"""The probabilities are multiplied by 10 before they go in as logits, so that they are not so close
together any more. They are still no logits: the second softmax should not see probabilities at all.

Fails: repairs_the_documented_losses, repairs_other_batches, repairs_hidden_batches
"""

import tensorflow as tf


def fixed_loss(labels, logits):
    stretched = 10.0 * tf.nn.softmax(logits)
    return tf.nn.softmax_cross_entropy_with_logits(labels=labels, logits=stretched)
