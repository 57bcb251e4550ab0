"""Loops for ever inside one operation of TensorFlow, where no signal handler of Python runs.

points = 0
verdicts = ["timeout", "skipped"]
seconds = 2

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

import tensorflow as tf


@tf.function
def forever():
    return tf.while_loop(lambda i: i >= 0, lambda i: [i * 0], [tf.constant(0)])


def double(x):
    forever()
    return x + x
