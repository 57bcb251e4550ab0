"""A Python loop over single numbers with math.exp, of negative numbers only."""

import math

import numpy as np


def sigmoid(x):
    x = np.array(x)
    out = np.zeros(x.shape)
    for index, value in np.ndenumerate(x):
        decay = math.exp(-abs(float(value)))
        out[index] = 1 / (1 + decay) if value >= 0 else decay / (1 + decay)
    return out
