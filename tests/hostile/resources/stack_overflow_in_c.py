"""Overflows the stack of C, which Python does not count.

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

import ctypes
import sys

sys.setrecursionlimit(10**9)
COMPARE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)


def compare(a, b):
    numbers = (ctypes.c_int * 2)(2, 1)
    ctypes.CDLL(None).qsort(numbers, 2, 4, compare_in_c)
    return 0


compare_in_c = COMPARE(compare)
compare(0, 0)


def double(x):
    return x + x
