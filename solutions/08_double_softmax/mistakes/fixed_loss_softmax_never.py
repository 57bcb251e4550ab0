"""The softmax before the loss is gone, but the loss that is used now has none inside either: it
takes its input for probabilities. Softmax has to happen once, so look up what your loss expects.

Fails: repairs_the_documented_losses, repairs_other_batches, repairs_hidden_batches
"""

import tensorflow as tf


def fixed_loss(labels, logits):
    return tf.keras.losses.categorical_crossentropy(labels, logits)
