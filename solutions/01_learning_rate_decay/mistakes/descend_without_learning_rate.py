"""The full gradient is subtracted and the learning rate is only written down, so `w` jumps from one
side of -1 to the other for ever. Scale the step by the rate of the epoch.

Fails: updates_w_as_documented
"""

import numpy as np


def descend(w, lr_base, lr_decay, lr_step, epochs):
    rows = []
    for epoch in range(epochs):
        lr = exponential_decay(lr_base, lr_decay, epoch, lr_step)  # noqa: F821
        loss = (w + 1) ** 2
        w = w - 2 * (w + 1)
        rows.append((w, loss, lr))
    return np.array(rows)
