"""Python loops and math.log, one class after the other; nested lists come back."""

import math

import numpy as np



def cross_entropy(y_true, y_pred):
    y_true, y_pred = np.asarray(y_true), np.asarray(y_pred)
    if y_true.ndim > 1:
        return [cross_entropy(one, other) for one, other in zip(y_true, y_pred)]
    total = 0.0
    for label, probability in zip(y_true.tolist(), y_pred.tolist()):
        if label > 0:
            total += -label * math.log(probability) if probability > 0 else label * 1000.0
    return total
