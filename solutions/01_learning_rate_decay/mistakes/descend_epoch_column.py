"""Each row begins with the number of the epoch, so there are four columns. The record has three: w,
the loss, the learning rate; the epoch is the row's own index.

Fails: updates_w_as_documented, descends_with_other_settings
"""

import numpy as np


def descend(w, lr_base, lr_decay, lr_step, epochs):
    rows = []
    for epoch in range(epochs):
        lr = exponential_decay(lr_base, lr_decay, epoch, lr_step)  # noqa: F821
        loss = (w + 1) ** 2
        w = w - lr * 2 * (w + 1)
        rows.append((epoch, w, loss, lr))
    return np.array(rows)
