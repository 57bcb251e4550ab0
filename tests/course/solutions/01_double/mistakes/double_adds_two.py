"""Two is added. That is twice the number for 2 alone.

Fails: doubles_the_documented_row
"""


def double(x):
    return x + 2
