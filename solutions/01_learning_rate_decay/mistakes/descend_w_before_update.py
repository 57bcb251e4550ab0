"""`w` is stored before the step, so the first row repeats the start and the last step is lost. The
first column should hold `w` after the update of its epoch.

Fails: updates_w_as_documented
"""

import numpy as np


def descend(w, lr_base, lr_decay, lr_step, epochs):
    rows = []
    for epoch in range(epochs):
        lr = exponential_decay(lr_base, lr_decay, epoch, lr_step)  # noqa: F821
        loss = (w + 1) ** 2
        rows.append((w, loss, lr))
        w = w - lr * 2 * (w + 1)
    return np.array(rows)
