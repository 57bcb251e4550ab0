"""Python's `max` asks which of two things is larger as a whole, and an array of several numbers has
no single answer, so this raises. Use a maximum that works element by element.

Fails: relu_stops_what_is_not_positive
"""


def relu(x):
    return max(0, x)
