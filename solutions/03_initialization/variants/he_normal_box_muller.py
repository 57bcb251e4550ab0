"""Normal numbers from two uniform ones, by the method of Box and Muller."""

import math

import tensorflow as tf



def he_normal(fan_in, fan_out, seed):
    shape = [fan_in, fan_out]
    u = 1.0 - tf.random.stateless_uniform(shape, seed=[seed, 1], dtype=tf.float64)
    angle = 2 * math.pi * tf.random.stateless_uniform(shape, seed=[seed, 2], dtype=tf.float64)
    print("drawing", shape)
    return float(he_stddev(fan_in)) * tf.sqrt(-2.0 * tf.math.log(u)) * tf.cos(angle)
