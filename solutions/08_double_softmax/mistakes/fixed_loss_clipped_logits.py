"""A row of large logits comes out as if all classes were equal, as when logits are cut off at a limit
such as plus and minus 10. Only their differences matter, not how large they are.

Fails: ignores_a_constant
"""

import tensorflow as tf


def fixed_loss(labels, logits):
    logits = tf.clip_by_value(logits, -10.0, 10.0)
    return tf.nn.softmax_cross_entropy_with_logits(labels=labels, logits=logits)
