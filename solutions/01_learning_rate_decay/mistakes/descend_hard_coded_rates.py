"""The rates of the worked table, 0.2 and 0.99, are typed into the loop. Pass on the `lr_base` and
`lr_decay` that the function was given.

Fails: descends_with_other_settings, descends_in_hidden_settings
"""

import numpy as np


def descend(w, lr_base, lr_decay, lr_step, epochs):
    rows = []
    for epoch in range(epochs):
        lr = exponential_decay(0.2, 0.99, epoch, lr_step)  # noqa: F821
        loss = (w + 1) ** 2
        w = w - lr * 2 * (w + 1)
        rows.append((w, loss, lr))
    return np.array(rows)
