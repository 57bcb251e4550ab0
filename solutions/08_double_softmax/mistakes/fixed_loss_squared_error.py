"""The cross-entropy was replaced by a squared error between label and probabilities. Softmax occurs
once now, but the task is to repair the loss, not to choose another.

Fails: repairs_the_documented_losses, repairs_other_batches, repairs_hidden_batches
"""

import tensorflow as tf


def fixed_loss(labels, logits):
    return tf.reduce_sum(tf.square(labels - tf.nn.softmax(logits)), axis=-1)
