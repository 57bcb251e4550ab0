"""The second and third column have changed places: the learning rate stands where the loss belongs.
Each row is w, then the loss, then the learning rate.

Fails: records_the_loss_before_the_update, records_the_learning_rate
"""

import numpy as np


def descend(w, lr_base, lr_decay, lr_step, epochs):
    rows = []
    for epoch in range(epochs):
        lr = exponential_decay(lr_base, lr_decay, epoch, lr_step)  # noqa: F821
        loss = (w + 1) ** 2
        w = w - lr * 2 * (w + 1)
        rows.append((w, lr, loss))
    return np.array(rows)
