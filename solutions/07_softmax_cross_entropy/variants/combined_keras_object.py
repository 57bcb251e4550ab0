"""The combined loss as a loss object of Keras that does not reduce."""

import tensorflow as tf

softmax_cross_entropy = tf.keras.losses.CategoricalCrossentropy(from_logits=True, reduction="none")
