"""The walk heads for +1: the loss in this code is the square of w *minus* 1. The valley of this
exercise has its lowest point at -1; check the sign inside the square.

Fails: updates_w_as_documented, records_the_loss_before_the_update
"""

import numpy as np


def descend(w, lr_base, lr_decay, lr_step, epochs):
    rows = []
    for epoch in range(epochs):
        lr = exponential_decay(lr_base, lr_decay, epoch, lr_step)  # noqa: F821
        loss = (w - 1) ** 2
        w = w - lr * 2 * (w - 1)
        rows.append((w, loss, lr))
    return np.array(rows)
