"""The rate is multiplied by `lr_decay` after every epoch: `lr_step` has no effect. That is right
only for an `lr_step` of 1; otherwise one epoch brings just a part of the decay.

Fails: descends_with_other_settings, descends_in_hidden_settings
"""

import numpy as np


def descend(w, lr_base, lr_decay, lr_step, epochs):
    lr = lr_base
    rows = []
    for _ in range(epochs):
        loss = (w + 1) ** 2
        w = w - lr * 2 * (w + 1)
        rows.append((w, loss, lr))
        lr = lr * lr_decay
    return np.array(rows)
