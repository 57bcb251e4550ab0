"""A subclass of Keras' Loss, which takes the mean by itself."""

import tensorflow as tf


class Charge(tf.keras.losses.Loss):
    def __init__(self, cost, profit):
        super().__init__()
        self.cost, self.profit = cost, profit

    def call(self, y_true, y_pred):
        error = y_pred - y_true
        return tf.where(error > 0, self.cost * error, -self.profit * error)


def custom_loss(y_true, y_pred, cost, profit):
    return Charge(cost, profit)(y_true, y_pred)
