"""Makes a ring through which the kernel would do what the filter forbids.

# Many kernels are set to refuse it to everybody: then there is nothing to see without the filter.

[stopped]
namespaces = ["design"]
landlock = ["design"]
"""

import ctypes

IO_URING_SETUP = 425
parameters = ctypes.create_string_buffer(120)
if ctypes.CDLL(None).syscall(IO_URING_SETUP, 1, parameters) >= 0:
    print("BREACH: has a ring")


def double(x):
    return x + x
