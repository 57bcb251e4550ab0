"""One epoch is missing: the record has a row too few. Count how often the loop runs; `epochs` steps
are to be taken, beginning with epoch 0.

Fails: updates_w_as_documented, descends_with_other_settings
"""

import numpy as np


def descend(w, lr_base, lr_decay, lr_step, epochs):
    rows = []
    for epoch in range(epochs - 1):
        lr = exponential_decay(lr_base, lr_decay, epoch, lr_step)  # noqa: F821
        loss = (w + 1) ** 2
        w = w - lr * 2 * (w + 1)
        rows.append((w, loss, lr))
    return np.array(rows)
