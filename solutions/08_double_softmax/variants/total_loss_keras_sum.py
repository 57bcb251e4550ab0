"""A loss object of Keras that adds up."""

import tensorflow as tf

total_loss = tf.keras.losses.CategoricalCrossentropy(from_logits=True, reduction="sum")
