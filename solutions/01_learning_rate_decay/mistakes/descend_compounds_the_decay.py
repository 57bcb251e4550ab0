"""The rate that is already decayed is decayed again, by all epochs so far, so it falls much too
fast. The formula counts from epoch 0 and so must start from `lr_base` each time.

Fails: records_the_learning_rate
"""

import numpy as np


def descend(w, lr_base, lr_decay, lr_step, epochs):
    lr = lr_base
    rows = []
    for epoch in range(epochs):
        lr = exponential_decay(lr, lr_decay, epoch, lr_step)  # noqa: F821
        loss = (w + 1) ** 2
        w = w - lr * 2 * (w + 1)
        rows.append((w, loss, lr))
    return np.array(rows)
