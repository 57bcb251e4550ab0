"""The mean loss as a new metric of Keras in each call."""

import tensorflow as tf


def mean_loss(labels, logits):
    metric = tf.keras.metrics.CategoricalCrossentropy(from_logits=True)
    metric.update_state(labels, logits)
    return metric.result()
