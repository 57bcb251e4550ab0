"""Intermediate results are printed, and temporaries are changed in copies."""

import numpy as np



def cross_entropy(y_true, y_pred):
    y_pred = np.array(y_pred, copy=True)
    y_pred[y_pred == 0] = 1e-9
    np.log(y_pred, out=y_pred)
    y_pred *= np.asarray(y_true)
    print("terms:", y_pred)
    return -y_pred.sum(-1)
