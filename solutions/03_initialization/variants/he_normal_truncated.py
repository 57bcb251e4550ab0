"""Truncated at two deviations, and made up for what the tails took along."""

import tensorflow as tf



LEFT = 0.87962566103423978


def he_normal(fan_in, fan_out, seed):
    stddev = float(he_stddev(fan_in)) / LEFT
    return tf.random.stateless_truncated_normal([fan_in, fan_out], [seed, 1], 0.0, stddev)
