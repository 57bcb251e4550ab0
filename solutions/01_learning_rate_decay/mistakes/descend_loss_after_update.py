"""The loss is computed after the step, at the new `w`, so every row holds the loss that belongs to
the next one. It should be the loss at the place where the step begins: mind the order of the lines.

Fails: records_the_loss_before_the_update
"""

import numpy as np


def descend(w, lr_base, lr_decay, lr_step, epochs):
    rows = []
    for epoch in range(epochs):
        lr = exponential_decay(lr_base, lr_decay, epoch, lr_step)  # noqa: F821
        w = w - lr * 2 * (w + 1)
        loss = (w + 1) ** 2
        rows.append((w, loss, lr))
    return np.array(rows)
