# %% [markdown]
# # A good start: scaled inputs and well-sized weights
#
# Training begins with two things that nobody has learned yet: the data as they come, and weights
# that somebody made up. Both have a *size*, and a network is sensitive to it. If one input is
# measured in thousands and another in thousandths, the first drowns the second. If the weights are
# too small, the signal fades from layer to layer; if they are too large, it explodes. In this
# exercise you bring both to the right size.
#
# ## The inputs: mean 0, deviation 1
#
# A table of inputs $x$ has one row for each example and one column for each feature. Each column
# $j$ is **standardised** by itself, with its own mean $\mu_j$ and its own standard deviation
# $\sigma_j$ over the $n$ rows:
#
# $$\mu_j = \frac1n \sum_{i=1}^{n} x_{ij}, \qquad
#   \sigma_j = \sqrt{\frac1n \sum_{i=1}^{n} (x_{ij} - \mu_j)^2}, \qquad
#   x'_{ij} = \frac{x_{ij} - \mu_j}{\sigma_j}$$
#
# This is the *population* form of the deviation: it divides by $n$. (Statistics also knows the
# *sample* form, which divides by $n - 1$. It is not meant here, and libraries differ in what they
# do when you do not ask.)
#
# **A tiny example** with three rows and three columns:
#
# | | column 0 | column 1 | column 2 |
# |---|---:|---:|---:|
# | values | 1, 3, 5 | 10, 10, 40 | 7, 7, 7 |
# | mean | 3 | 20 | 7 |
# | deviation | 1.6330 | 14.1421 | 0 |
# | standardised | -1.2247, 0, 1.2247 | -0.7071, -0.7071, 1.4142 | 0, 0, 0 |
#
# Column 2 needs care. It is constant, its deviation is 0, and $0 / 0$ is `nan`. A feature that
# never changes tells a network nothing, so here it becomes 0 everywhere.

# %%
import math

import tensorflow as tf

# %% [markdown]
# ## First function: standardise the columns
#
# Write `standardize`. It has to work for any number of rows, also for one alone: then every column
# is constant.


# %%
def standardize(x: tf.Tensor) -> tf.Tensor:
    """Shift and scale each column to mean 0 and standard deviation 1.

    The deviation is that of the population: it divides by the number of rows. A constant column
    becomes 0. The argument stays as it is.

    Args:
        x: one row for each example, one column for each feature, shape (n, d), float32.

    Returns:
        The standardised columns, shape (n, d), float32 or float64.
    """
    # <solution>
    centred = x - tf.reduce_mean(x, axis=0)
    return tf.math.divide_no_nan(centred, tf.math.reduce_std(x, axis=0))
    # </solution>


# %% [markdown]
# ## The weights: how large?
#
# Why not start with all weights equal, at 0 say? Because then all units of a layer compute the
# same, get the same gradient and stay the same for ever: a hundred units, and only one idea. Random
# numbers break this symmetry. They are drawn from a normal distribution with mean 0, so that no
# direction is preferred.
#
# What is left to choose is the standard deviation. A unit adds up one product for each of its $n$
# inputs. If the inputs have the mean square $q$ and the weights the variance $v$, the sum has the
# variance $n \, v \, q$. ReLU then cuts off the negative half, and what is passed on has the mean
# square $\tfrac12 n \, v \, q$. For the signal to be as large behind the layer as it was before,
# the factor $\tfrac12 n \, v$ must be 1:
#
# $$v = \frac{2}{n}, \qquad \text{standard deviation} = \sqrt{\frac{2}{n}}$$
#
# This is **He initialisation**, after Kaiming He. The number $n$ of inputs of a layer is its
# *fan-in*; the number of its units is its *fan-out*, which plays no part in the formula.
#
# **For example**, 8 inputs give $\sqrt{2/8} = 0.5$, and 50 inputs give $\sqrt{2/50} = 0.2$. Four
# times as many inputs, half the deviation.
#
# Write `he_stddev`.


# %%
def he_stddev(fan_in: int) -> float:
    """Return the standard deviation of He initialisation for a layer.

    Args:
        fan_in: number of inputs of the layer, 1 or more, Python int.

    Returns:
        The standard deviation of its weights, Python float.
    """
    # <solution>
    return math.sqrt(2 / fan_in)
    # </solution>


# %% [markdown]
# ## Third function: draw the weights
#
# The weights of a layer are a table of shape (fan_in, fan_out): one row for each input, one column
# for each unit. Their overall deviation must be that of `he_stddev`.
#
# **Cut-off normals.** Many libraries draw from a *truncated* normal distribution: values beyond
# two deviations are thrown away and drawn anew. That is welcome here too. But the tails carry much
# of the deviation, and what is left of it is 0.88 of what was asked for. Whoever truncates has to
# make up for that.
#
# **Seeds.** An experiment is only worth something if it can be repeated, so the numbers depend on
# a seed: `he_normal(3, 2, seed=1)` is to give the same six numbers each time it is called, also
# *twice in a row* in one program. Another seed gives other numbers, drawn anew. Mind the difference
# between two kinds of functions:
#
# - Some keep a state. Each call moves on in one long sequence, and a seed only says where the
#   sequence begins. `tf.random.normal(..., seed=1)` is of this kind: call it twice in the same
#   program, and you get different numbers.
# - Others start from the seed that you hand them, every time.
#
# Try a function twice in the same cell before you trust it.
#
# Write `he_normal`.


# %%
def he_normal(fan_in: int, fan_out: int, seed: int) -> tf.Tensor:
    """Draw the weights of a layer from a normal distribution, as He initialisation has it.

    The mean is 0 and the standard deviation that of `he_stddev`. The distribution may be
    truncated, if the deviation of what is left is still the same. Within one program, every call
    with the same arguments gives the same numbers; another seed gives other ones.

    Args:
        fan_in: number of inputs of the layer, Python int.
        fan_out: number of units of the layer, Python int.
        seed: which numbers to draw, from 0 to 2^31 - 1, Python int.

    Returns:
        The weights, shape (fan_in, fan_out), float32 or float64.
    """
    # <solution>
    stddev = float(he_stddev(fan_in))
    return tf.random.stateless_normal([fan_in, fan_out], seed=[seed, 0], stddev=stddev)
    # </solution>


# %% [markdown]
# ## See it
#
# On the left, two features before and after `standardize`: a long flat cloud far away becomes a
# compact one around the origin. In the middle, the weights of a layer with 200 inputs, with your
# deviation marked. On the right, a signal passes through 30 layers with ReLU. The weights are
# yours, multiplied by 0.7, by 1 and by 1.4. Look at the scale: what does a factor of 0.7 do after
# 30 layers, and what would be left of a gradient on its way back?

# %% tags=["skip-grading"]
import matplotlib.pyplot as plt
import numpy as np

random = np.random.default_rng(5)
raw = random.normal(size=(300, 2)) @ [[5.0, 0.5], [0.0, 0.5]] + [20.0, 6.0]
scaled = np.asarray(standardize(tf.constant(raw, tf.float32)))

figure, (left, middle, right) = plt.subplots(1, 3, figsize=(15, 4.5), layout="constrained")
left.plot(*raw.T, ".", label="raw")
left.plot(*scaled.T, ".", label="standardised")
left.set(title="Before and after", xlabel="feature 0", ylabel="feature 1")
left.axis("equal")
left.legend()

weights = np.asarray(he_normal(200, 500, seed=1))
middle.hist(weights.ravel(), bins=80)
for sign in (-1, 1):
    middle.axvline(sign * float(he_stddev(200)), color="tab:orange")
middle.set(title="100,000 weights, fan-in 200", xlabel="weight", ylabel="how many")

layers = 30
for factor in (0.7, 1.0, 1.4):
    signal = standardize(tf.random.stateless_normal([500, 200], seed=[2, 3]))
    sizes = [float(tf.reduce_mean(tf.square(signal)))]
    for layer in range(layers):
        layer_weights = factor * tf.cast(he_normal(200, 200, seed=layer), tf.float32)
        signal = tf.nn.relu(tf.cast(signal, tf.float32) @ layer_weights)
        sizes.append(float(tf.reduce_mean(tf.square(signal))))
    right.semilogy(sizes, label=f"{factor:g} times your weights")
right.set(title="A signal on its way through the layers", xlabel="layer", ylabel="mean square")
right.legend()

plt.show()
