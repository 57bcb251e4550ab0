"""The Keras loss, with the truth stacked as often as there are candidates."""

import tensorflow as tf



def closest(y_true, candidates):
    truths = tf.stack([y_true] * candidates.shape[0])
    return int(tf.argmin(tf.keras.losses.categorical_crossentropy(truths, candidates)))
