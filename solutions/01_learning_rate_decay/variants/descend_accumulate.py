"""itertools.accumulate walks, and the other columns are computed from the stops."""

from itertools import accumulate

import numpy as np


def descend(w, lr_base, lr_decay, lr_step, epochs):
    rates = [lr_base * lr_decay ** (epoch / lr_step) for epoch in range(epochs)]
    stops = np.array(list(accumulate(rates, lambda w, lr: w - 2 * lr * (w + 1), initial=w)))
    return np.array([stops[1:], np.square(stops[:-1] + 1), rates]).T
