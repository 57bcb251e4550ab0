"""The array was made for whole numbers, so everything after the decimal point is lost. Give it a
floating-point type.

Fails: updates_w_as_documented, records_the_learning_rate
"""

import numpy as np


def descend(w, lr_base, lr_decay, lr_step, epochs):
    rows = np.zeros((epochs, 3), dtype=int)
    for epoch in range(epochs):
        lr = exponential_decay(lr_base, lr_decay, epoch, lr_step)  # noqa: F821
        loss = (w + 1) ** 2
        w = w - lr * 2 * (w + 1)
        rows[epoch] = w, loss, lr
    return rows
