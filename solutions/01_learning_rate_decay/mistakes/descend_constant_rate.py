"""The learning rate never decays: every epoch uses `lr_base`. Ask `exponential_decay` for the rate
of each epoch, inside the loop.

Fails: records_the_learning_rate, updates_w_as_documented
"""

import numpy as np


def descend(w, lr_base, lr_decay, lr_step, epochs):
    rows = []
    for _ in range(epochs):
        loss = (w + 1) ** 2
        w = w - lr_base * 2 * (w + 1)
        rows.append((w, loss, lr_base))
    return np.array(rows)
