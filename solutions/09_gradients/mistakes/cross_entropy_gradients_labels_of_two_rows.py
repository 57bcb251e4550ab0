"""Only the labels of the first two rows are taken off, whatever the size of the batch, so the other
rows push every class down. Every row has a label.

Fails: cross_entropy_of_other_shapes, cross_entropy_of_hidden_layers, cross_entropy_rows_sum_to_zero, cross_entropy_keeps_its_bounds
"""

import numpy as np
import tensorflow as tf


def cross_entropy_gradients(x, w, b, labels):
    x, labels = np.asarray(x), np.asarray(labels)
    delta = tf.nn.softmax(x @ w + b).numpy()
    for row, label in enumerate(labels[:2]):
        delta[row, label] -= 1
    delta /= len(labels)
    return x.T @ delta, delta.sum(axis=0)
