"""The loss object of Keras, told not to average."""

import tensorflow as tf



def cross_entropy(y_true, y_pred):
    return tf.keras.losses.CategoricalCrossentropy(reduction=None)(y_true, y_pred)
