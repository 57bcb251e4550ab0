"""The terms of a row are averaged over the classes instead of added up, so every loss is too small
by the number of classes. Cross-entropy is a sum.

Fails: repairs_the_documented_losses, repairs_other_batches, repairs_hidden_batches
"""

import tensorflow as tf


def fixed_loss(labels, logits):
    return -tf.reduce_mean(labels * tf.math.log(tf.nn.softmax(logits)), axis=1)
