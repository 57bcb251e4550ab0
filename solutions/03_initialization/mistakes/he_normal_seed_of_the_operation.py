"""The numbers change from call to call. A seed that is handed to an operation such as
tf.random.normal only says where a long sequence begins, and each call goes on in it; without any
seed not even that. Start afresh from the seed in every call.

Fails: same_seed_same_weights
"""

import tensorflow as tf



def he_normal(fan_in, fan_out, seed):
    return tf.random.normal([fan_in, fan_out], stddev=float(he_stddev(fan_in)), seed=seed)
