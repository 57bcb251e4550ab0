"""My solution to the custom loss."""

import tensorflow as tf


def custom_loss(y_true, y_pred, cost, profit):
    too_much = tf.greater(y_pred, y_true)
    return tf.reduce_mean(tf.where(too_much, cost * (y_pred - y_true), profit * (y_true - y_pred)))


def custom_loss_sum(y_true, y_pred, cost, profit):
    too_much = tf.greater(y_pred, y_true)
    return tf.reduce_sum(tf.where(too_much, cost * (y_pred - y_true), profit * (y_true - y_pred)))


def train_step(w, x, y_true, lr, cost, profit):
    raise NotImplementedError("train_step is not written yet")
