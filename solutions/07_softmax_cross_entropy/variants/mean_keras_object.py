"""The mean loss as a loss object of Keras, which takes the mean by itself."""

import tensorflow as tf

mean_loss = tf.keras.losses.CategoricalCrossentropy(from_logits=True)
