"""The alpha of the first call is returned in the later ones too, as when it is kept outside the
function. Each call comes with an alpha of its own.

Fails: leaky_relu_gradient_is_alpha_or_1
"""

import tensorflow as tf

kept = {}


def leaky_relu_gradient(x, alpha):
    return tf.where(x > 0, 1.0, kept.setdefault("alpha", alpha))
