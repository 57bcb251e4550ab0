"""The epochs are counted from 1, so the rate is decayed before the first step. Epoch 0 comes first
and uses the full `lr_base`: look at where your range begins.

Fails: records_the_learning_rate
"""

import numpy as np


def descend(w, lr_base, lr_decay, lr_step, epochs):
    rows = []
    for epoch in range(1, epochs + 1):
        lr = exponential_decay(lr_base, lr_decay, epoch, lr_step)  # noqa: F821
        loss = (w + 1) ** 2
        w = w - lr * 2 * (w + 1)
        rows.append((w, loss, lr))
    return np.array(rows)
