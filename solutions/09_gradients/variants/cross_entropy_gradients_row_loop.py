"""A Python loop over the rows that adds up outer products; nested lists are returned."""

import numpy as np


def cross_entropy_gradients(x, w, b, labels):
    dw, db = np.zeros(w.shape), np.zeros(b.shape)
    for row, label in zip(np.asarray(x), np.asarray(labels)):
        logits = row @ np.asarray(w) + np.asarray(b)
        powers = np.exp(logits - max(logits))
        delta = powers / sum(powers) - (np.arange(len(logits)) == label)
        dw += np.outer(row, delta) / len(labels)
        db += delta / len(labels)
    return dw.tolist(), db.tolist()
