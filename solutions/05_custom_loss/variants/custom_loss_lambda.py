"""Two lambdas, the second built on the first."""

import tensorflow as tf

charges = lambda t, p, c, q: tf.where(p > t, c * (p - t), q * (t - p))  # noqa: E731
custom_loss = lambda t, p, c, q: tf.reduce_mean(charges(t, p, c, q))  # noqa: E731
