"""The step subtracts the learning rate times the *loss*, not times its slope. The loss says how bad
a place is; only the gradient says which way leads down.

Fails: updates_w_as_documented
"""

import numpy as np


def descend(w, lr_base, lr_decay, lr_step, epochs):
    rows = []
    for epoch in range(epochs):
        lr = exponential_decay(lr_base, lr_decay, epoch, lr_step)  # noqa: F821
        loss = (w + 1) ** 2
        w = w - lr * loss
        rows.append((w, loss, lr))
    return np.array(rows)
