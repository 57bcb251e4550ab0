"""Differences of the loss on both sides of every entry, in float64."""

import numpy as np


def softmax(logits):
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def slopes(loss, array, h=1e-5):
    result = np.zeros_like(array)
    for index in np.ndindex(*array.shape):
        middle = array[index]
        array[index] = middle + h
        above = loss()
        array[index] = middle - h
        result[index] = (above - loss()) / (2 * h)
        array[index] = middle
    return result


def mse_gradients(x, w, b, labels):
    x, w, b = (np.array(value, np.float64) for value in (x, w, b))
    one_hot = np.eye(len(b))[np.array(labels)]

    def loss():
        return np.mean((softmax(x @ w + b) - one_hot) ** 2)

    return slopes(loss, w), slopes(loss, b)
