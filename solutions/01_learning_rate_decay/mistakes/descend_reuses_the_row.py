"""All rows are equal to the last: the same list was stored in every epoch and then overwritten. A
list in a list is not a copy; make a new row in each epoch.

Fails: updates_w_as_documented, records_the_loss_before_the_update, records_the_learning_rate
"""

import numpy as np


def descend(w, lr_base, lr_decay, lr_step, epochs):
    rows, row = [], [0.0, 0.0, 0.0]
    for epoch in range(epochs):
        row[2] = exponential_decay(lr_base, lr_decay, epoch, lr_step)  # noqa: F821
        row[1] = (w + 1) ** 2
        w = w - row[2] * 2 * (w + 1)
        row[0] = w
        rows.append(row)
    return np.array(rows)
