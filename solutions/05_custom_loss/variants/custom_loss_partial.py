"""functools.partial fills the reduction into one function that serves both losses."""

from functools import partial

import tensorflow as tf


def charge(reduce, y_true, y_pred, cost, profit):
    return reduce(tf.where(y_pred > y_true, cost * (y_pred - y_true), profit * (y_true - y_pred)))


custom_loss = partial(charge, tf.reduce_mean)
custom_loss_sum = partial(charge, tf.reduce_sum)
