"""The sparse loss as the library function itself, under the exercise's name."""

import tensorflow as tf

sparse_softmax_cross_entropy = tf.nn.sparse_softmax_cross_entropy_with_logits
