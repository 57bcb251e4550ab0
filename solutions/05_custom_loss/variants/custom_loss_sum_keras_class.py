"""A subclass of Keras' Loss that is told to sum."""

import tensorflow as tf


class TotalCharge(tf.keras.losses.Loss):
    def __init__(self, cost, profit):
        super().__init__(reduction="sum")
        self.cost, self.profit = cost, profit

    def call(self, y_true, y_pred):
        return self.cost * tf.nn.relu(y_pred - y_true) + self.profit * tf.nn.relu(y_true - y_pred)


def custom_loss_sum(y_true, y_pred, cost, profit):
    return TotalCharge(cost, profit)(y_true, y_pred)
