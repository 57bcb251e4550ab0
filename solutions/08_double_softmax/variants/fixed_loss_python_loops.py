"""Loops over rows and classes with the math module, a list of floats, and prints on the way."""

import math


def fixed_loss(labels, logits):
    losses = []
    for y, z in zip(labels, logits):
        exponentials = [math.exp(float(value)) for value in z]
        total = sum(exponentials)
        loss = -sum(float(share) * math.log(e / total) for share, e in zip(y, exponentials))
        print("a row costs", loss)
        losses.append(loss)
    return losses
