"""Softmax in Python loops over rows with the math module, returned as nested lists."""

import math


def softmax(logits):
    rows = []
    for row in logits:
        row = [float(z) for z in row]
        exponentials = [math.exp(z - max(row)) for z in row]
        total = sum(exponentials)
        rows.append([e / total for e in exponentials])
    return rows
