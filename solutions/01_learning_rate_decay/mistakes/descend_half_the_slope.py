"""The steps are half as long as they should be: the slope of the square lacks its factor 2. Derive
the square once more, the exponent comes down in front.

Fails: updates_w_as_documented, records_the_loss_before_the_update
"""

import numpy as np


def descend(w, lr_base, lr_decay, lr_step, epochs):
    rows = []
    for epoch in range(epochs):
        lr = exponential_decay(lr_base, lr_decay, epoch, lr_step)  # noqa: F821
        loss = (w + 1) ** 2
        w = w - lr * (w + 1)
        rows.append((w, loss, lr))
    return np.array(rows)
