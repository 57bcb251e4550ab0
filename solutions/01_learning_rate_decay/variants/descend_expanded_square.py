"""The square is multiplied out, in the loss and in its slope."""

import numpy as np


def descend(w, lr_base, lr_decay, lr_step, epochs):
    rows = np.empty((epochs, 3))
    for epoch in range(epochs):
        rows[epoch, 2] = lr_base * lr_decay ** (epoch / lr_step)
        rows[epoch, 1] = w * w + 2 * w + 1
        w -= rows[epoch, 2] * (2 * w + 2)
        rows[epoch, 0] = w
    return rows
