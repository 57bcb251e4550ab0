"""The record lies on its side: shape (3, epochs), a row per quantity. It should have one row per
epoch and three columns.

Fails: updates_w_as_documented, descends_with_other_settings
"""

import numpy as np


def descend(w, lr_base, lr_decay, lr_step, epochs):
    weights, losses, rates = [], [], []
    for epoch in range(epochs):
        lr = exponential_decay(lr_base, lr_decay, epoch, lr_step)  # noqa: F821
        losses.append((w + 1) ** 2)
        w = w - lr * 2 * (w + 1)
        weights.append(w)
        rates.append(lr)
    return np.array([weights, losses, rates])
