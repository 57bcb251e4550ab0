"""The rate is lowered only in every `lr_step`-th epoch and stays flat between, like a staircase.
The exponent is a real number here: the rate falls a little in every epoch.

Fails: descends_with_other_settings
"""

import numpy as np


def descend(w, lr_base, lr_decay, lr_step, epochs):
    lr = lr_base
    rows = []
    for epoch in range(epochs):
        if epoch > 0 and epoch % lr_step == 0:
            lr *= lr_decay
        loss = (w + 1) ** 2
        w = w - lr * 2 * (w + 1)
        rows.append((w, loss, lr))
    return np.array(rows)
