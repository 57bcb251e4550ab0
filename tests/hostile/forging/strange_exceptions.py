"""Raises an exception whose text, type and traceback do everything but tell.

points = 0
verdicts = ["error", "skipped"]

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""


class Odd(BaseException):
    def __str__(self):
        raise Odd

    __repr__ = __str__
    __traceback__ = property(lambda self: 1 / 0)
    args = property(lambda self: 1 / 0)


def double(x):
    raise Odd
