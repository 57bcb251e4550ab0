"""The number is divided by two.

Fails: doubles_the_documented_row
"""


def double(x):
    return x / 2
