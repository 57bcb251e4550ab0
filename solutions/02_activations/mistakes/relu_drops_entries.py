"""The negative numbers are left out of the result, so it is shorter than the input. Each entry
keeps its place, and the negative ones become 0.

Fails: relu_stops_what_is_not_positive
"""


def relu(x):
    return x[x > 0]
