"""Where numbers belong stands nan, as when the logarithm is taken of the logits themselves, which may
be negative. Only probabilities have a logarithm here, so the one softmax must come before it.

Fails: repairs_the_documented_losses, repairs_other_batches, repairs_hidden_batches
"""

import tensorflow as tf


def fixed_loss(labels, logits):
    return -tf.reduce_sum(labels * tf.math.log(logits), axis=-1)
