"""The classes are judged one by one with a sigmoid. That suits labels of which several can hold at
once; here the classes exclude each other and share one softmax.

Fails: repairs_the_documented_losses, repairs_other_batches, repairs_hidden_batches
"""

import tensorflow as tf


def fixed_loss(labels, logits):
    losses = tf.nn.sigmoid_cross_entropy_with_logits(labels=labels, logits=logits)
    return tf.reduce_sum(losses, axis=-1)
