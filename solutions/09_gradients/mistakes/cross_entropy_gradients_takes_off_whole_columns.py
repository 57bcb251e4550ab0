"""`p[:, labels]` means whole columns: 1 is taken off the labelled classes in every row of the
batch. Each row has one label, so name the row and the class in pairs.

Fails: differentiates_the_cross_entropy, cross_entropy_of_other_shapes, cross_entropy_of_hidden_layers
"""

import numpy as np
import tensorflow as tf


def cross_entropy_gradients(x, w, b, labels):
    x, labels = np.asarray(x), np.asarray(labels)
    p = tf.nn.softmax(x @ w + b).numpy()
    p[:, labels] -= 1
    p /= len(labels)
    return x.T @ p, p.sum(axis=0)
