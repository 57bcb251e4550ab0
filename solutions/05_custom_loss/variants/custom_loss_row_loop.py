"""A Python loop with an if for every row; the gradient flows through it, but no trace does."""

import tensorflow as tf


def custom_loss(y_true, y_pred, cost, profit):
    charges = []
    for error in tf.unstack(tf.reshape(y_pred - y_true, [-1])):
        if float(error) > 0:
            charges.append(cost * error)
        else:
            charges.append(-profit * error)
    return tf.add_n(charges) / len(charges)
