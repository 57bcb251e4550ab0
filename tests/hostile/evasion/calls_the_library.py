"""Calls the library instead of computing: no task here forbids it.

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

import tensorflow as tf


def double(x):
    return tf.add(x, x)
