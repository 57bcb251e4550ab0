"""Python loops over rows and classes, with Python floats; nested lists are returned."""

import math

import numpy as np


def mse_gradients(x, w, b, labels):
    x, w, b, labels = (np.asarray(value).tolist() for value in (x, w, b, labels))
    n, d, k = len(x), len(w), len(b)
    dw, db = [[0.0] * k for _ in range(d)], [0.0] * k
    for row, label in zip(x, labels):
        logits = [b[j] + sum(row[i] * w[i][j] for i in range(d)) for j in range(k)]
        powers = [math.exp(z - max(logits)) for z in logits]
        p = [power / sum(powers) for power in powers]
        g = [2 * (p[j] - (j == label)) / (n * k) for j in range(k)]
        mean = sum(g[j] * p[j] for j in range(k))
        for j in range(k):
            delta = p[j] * (g[j] - mean)
            db[j] += delta
            for i in range(d):
                dw[i][j] += row[i] * delta
    return dw, db
