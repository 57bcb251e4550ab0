"""A Python loop over the rows, with an if for each; the gradient flows through it."""

import tensorflow as tf


def custom_loss(y_true, y_pred, cost, profit):
    total, count = 0.0, 0
    for truth, guess in zip(tf.reshape(y_true, [-1]), tf.reshape(y_pred, [-1])):
        if guess > truth:
            total += cost * (guess - truth)
        else:
            total += profit * (truth - guess)
        count += 1
    return total / count
