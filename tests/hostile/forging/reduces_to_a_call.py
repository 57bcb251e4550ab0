"""Returns an object that executes something where it is unpickled or copied.

points = 0
verdicts = ["fail", "skipped"]

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

import builtins


class Reduced:
    def __reduce__(self):
        return (builtins.print, ("BREACH: unpickled",))

    def __deepcopy__(self, memo):
        print("BREACH: copied")
        return self

    def __repr__(self):
        print("BREACH: shown")
        return "6/6"

    __str__ = __repr__


def double(x):
    return Reduced()
