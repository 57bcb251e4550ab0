"""The sign is turned round, as when the minus before the sum is lost. Logarithms of probabilities are
negative, and a loss is not.

Fails: repairs_the_documented_losses, repairs_other_batches, repairs_hidden_batches
"""

import tensorflow as tf


def fixed_loss(labels, logits):
    return tf.reduce_sum(labels * tf.math.log(tf.nn.softmax(logits)), axis=1)
