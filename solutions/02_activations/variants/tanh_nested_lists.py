"""A recursive Python function that returns nested lists of floats."""

import math

import numpy as np


def _tanh(values):
    return [_tanh(v) for v in values] if isinstance(values, list) else math.tanh(values)


def tanh(x):
    return _tanh(np.asarray(x).tolist())
