"""The second column holds the distance from the minimum; the square is missing. The loss is the
distance squared, and it is never negative.

Fails: records_the_loss_before_the_update
"""

import numpy as np


def descend(w, lr_base, lr_decay, lr_step, epochs):
    rows = []
    for epoch in range(epochs):
        lr = exponential_decay(lr_base, lr_decay, epoch, lr_step)  # noqa: F821
        loss = w + 1
        w = w - lr * 2 * (w + 1)
        rows.append((w, loss, lr))
    return np.array(rows)
