"""Heron's method: the mean of a guess and its counterpart, over and over."""

def he_stddev(fan_in):
    square, root = 2 / fan_in, 1.0
    for _ in range(60):
        root = (root + square / root) / 2
    return root
