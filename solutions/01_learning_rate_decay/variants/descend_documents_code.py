"""The documents' own loop: a float32 Variable, a tape, a printed line per epoch."""

import numpy as np
import tensorflow as tf


def descend(w, lr_base, lr_decay, lr_step, epochs):
    w = tf.Variable(tf.constant(w, dtype=tf.float32))
    result = []
    for epoch in range(epochs):
        lr = lr_base * lr_decay ** (epoch / lr_step)
        with tf.GradientTape() as tape:
            loss = tf.square(w + 1)
        grads = tape.gradient(loss, w)
        w.assign_sub(lr * grads)
        print("After %s epoch,w is %f,loss is %f,lr is %f" % (epoch, w.numpy(), loss, lr))
        result.append([w.numpy(), loss.numpy(), lr])
    return np.array(result)
