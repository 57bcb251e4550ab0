"""Python's `max`, like an `if`, asks for one yes or no, and an array of several numbers has no
single answer, so this raises. Use a maximum or a choice that works element by element.

Fails: relu_stops_what_is_not_positive
"""


def relu(x):
    return max(0, x)
