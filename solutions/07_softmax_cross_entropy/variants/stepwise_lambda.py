"""Step by step as a lambda."""

import tensorflow as tf

cross_entropy_stepwise = lambda y, z: tf.reduce_sum(  # noqa: E731
    -y * tf.math.log(tf.nn.softmax(z) + 1e-15), -1
)
