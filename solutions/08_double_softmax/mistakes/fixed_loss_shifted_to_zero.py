"""The losses with softmax applied twice are shifted so that a perfect row would cost nothing. That
moves the symptom and leaves the cause: look at what goes into the loss, not at what comes out.

Fails: repairs_the_documented_losses, repairs_other_batches, rewards_certainty_where_it_is_right
"""

import tensorflow as tf


def fixed_loss(labels, logits):
    losses = doubtful_loss(labels, logits)
    classes = tf.cast(tf.shape(logits)[-1], tf.float32)
    return losses - tf.math.log(1 + (classes - 1) / tf.exp(1.0))
