"""The number is multiplied by itself. That is twice the number for 2 alone.

Fails: doubles_the_documented_row, doubles_every_shape, doubles_other_numbers
"""


def double(x):
    return x * x
