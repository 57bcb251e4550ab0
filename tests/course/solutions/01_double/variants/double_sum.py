"""The number is added to itself."""


def double(x):
    return x + x
