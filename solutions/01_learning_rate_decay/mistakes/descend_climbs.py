"""The step goes uphill: `w` moves away from -1 and the loss grows. The gradient points to where the
loss rises, so the step must go against it; check the sign of the update.

Fails: updates_w_as_documented, records_the_loss_before_the_update
"""

import numpy as np


def descend(w, lr_base, lr_decay, lr_step, epochs):
    rows = []
    for epoch in range(epochs):
        lr = exponential_decay(lr_base, lr_decay, epoch, lr_step)  # noqa: F821
        loss = (w + 1) ** 2
        w = w + lr * 2 * (w + 1)
        rows.append((w, loss, lr))
    return np.array(rows)
