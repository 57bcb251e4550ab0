"""Plain NumPy, with the probabilities clipped as Keras does."""

import numpy as np



def cross_entropy(y_true, y_pred):
    y_true, y_pred = np.asarray(y_true), np.asarray(y_pred)
    return -np.sum(y_true * np.log(np.clip(y_pred, 1e-7, 1.0)), axis=-1)
