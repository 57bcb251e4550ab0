"""My solution to the learning-rate decay."""

import numpy as np


def exponential_decay(lr_base, lr_decay, epoch, lr_step):
    # one decay for every lr_step epochs
    return lr_base * lr_decay ** (epoch // lr_step)


def descend(w, lr_base, lr_decay, lr_step, epochs):
    rows = []
    for epoch in range(epochs):
        lr = exponential_decay(lr_base, lr_decay, epoch, lr_step)
        w = w - lr * 2 * (w + 1)
        loss = (w + 1) ** 2
        rows.append([w, loss, lr])
    return np.array(rows)
