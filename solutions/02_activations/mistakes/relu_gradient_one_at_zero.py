"""At 0 the slope from the right is taken. It was agreed to take that from the left; look at the
comparison, or at what your tape does when the two arguments of a maximum are equal.

Fails: relu_gradient_at_zero
"""

import tensorflow as tf


def relu_gradient(x):
    return tf.cast(x >= 0, tf.float32)
