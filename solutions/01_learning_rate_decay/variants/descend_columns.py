"""Three lists, one per column, joined at the end."""

import numpy as np


def descend(w, lr_base, lr_decay, lr_step, epochs):
    rates = [exponential_decay(lr_base, lr_decay, k, lr_step) for k in range(epochs)]  # noqa: F821
    weights, losses = [w], []
    for lr in rates:
        losses.append((weights[-1] + 1) ** 2)
        weights.append(weights[-1] - lr * 2 * (weights[-1] + 1))
    return np.column_stack([weights[1:], losses, rates])
