"""The random module of Python, value by value; nested lists come back."""

import random



def he_normal(fan_in, fan_out, seed):
    rdm = random.Random(seed)
    stddev = float(he_stddev(fan_in))
    return [[rdm.gauss(0.0, stddev) for _ in range(fan_out)] for _ in range(fan_in)]
