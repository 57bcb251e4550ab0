"""The result is computed, but not returned.

Fails: doubles_the_documented_row
"""


def double(x):
    2 * x
