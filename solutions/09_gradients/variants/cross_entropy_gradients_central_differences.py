"""Differences of the loss on both sides of every entry, in float64."""

import numpy as np


def cross_entropy_gradients(x, w, b, labels):
    x, w, b = (np.array(value, np.float64) for value in (x, w, b))
    rows, h = np.arange(len(x)), 1e-5

    def loss():
        logits = x @ w + b
        logits -= logits.max(axis=1, keepdims=True)
        return np.mean(np.log(np.exp(logits).sum(axis=1)) - logits[rows, np.array(labels)])

    slopes = []
    for array in (w, b):
        slope = np.zeros_like(array)
        for index in np.ndindex(*array.shape):
            array[index] += h
            above = loss()
            array[index] -= 2 * h
            slope[index] = (above - loss()) / (2 * h)
            array[index] += h
        slopes.append(slope)
    return tuple(slopes)
