"""The function returns during the first epoch: the record has a single row. A `return` inside the
loop ends the function at once; check its indentation.

Fails: updates_w_as_documented, records_the_learning_rate
"""

import numpy as np


def descend(w, lr_base, lr_decay, lr_step, epochs):
    rows = []
    for epoch in range(epochs):
        lr = exponential_decay(lr_base, lr_decay, epoch, lr_step)  # noqa: F821
        loss = (w + 1) ** 2
        w = w - lr * 2 * (w + 1)
        rows.append((w, loss, lr))
        return np.array(rows)
