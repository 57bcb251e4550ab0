"""A partial of the library's function that is written in one piece, with its axis."""

from functools import partial

import tensorflow as tf

fixed_loss = partial(tf.nn.softmax_cross_entropy_with_logits, axis=-1)
