"""Only the last epoch is returned. The record holds a row for every epoch: collect the rows while
the loop runs, and return after it.

Fails: updates_w_as_documented, records_the_learning_rate
"""

import numpy as np


def descend(w, lr_base, lr_decay, lr_step, epochs):
    for epoch in range(epochs):
        lr = exponential_decay(lr_base, lr_decay, epoch, lr_step)  # noqa: F821
        loss = (w + 1) ** 2
        w = w - lr * 2 * (w + 1)
    return np.array([w, loss, lr])
