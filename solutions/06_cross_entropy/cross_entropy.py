# %% [markdown]
# # How far is a prediction from the truth? Cross-entropy
#
# A weather service announces: rain 70 %, sun 20 %, snow 10 %. Next day it rains. Was that a good
# forecast? Better than 50 % for rain, surely, and worse than 95 %. To train a classifier we need to
# turn this feeling into a number: small for a good prediction, large for a bad one, and enormous
# for one that was certain and wrong. That number is the **cross-entropy**.
#
# ## The idea
#
# Truth and prediction are both distributions over the same $k$ classes: $k$ numbers that are not
# negative and add up to 1. If the truth is known, it is **one-hot**: 1 for the class that it is, 0
# for all others. If it is uncertain, it is **soft**: $(0.5, 0.5, 0)$ stands for "one of the first
# two". With $y$ for the truth and $p$ for the prediction,
#
# $$H(y, p) = -\sum_{i=1}^{k} y_i \ln p_i$$
#
# The logarithm is the natural one. A probability is at most 1, so its logarithm is at most 0, and
# the minus in front makes the loss positive.
#
# **A tiny example.** The prediction is $p = (0.25, 0.5, 0.25)$.
#
# | truth $y$ | cross-entropy |
# |---|---|
# | $(0, 1, 0)$ | $-\ln 0.5 = 0.6931$ |
# | $(1, 0, 0)$ | $-\ln 0.25 = 1.3863$ |
# | $(0.5, 0.5, 0)$ | $-0.5 \ln 0.25 - 0.5 \ln 0.5 = 1.0397$ |
#
# With a one-hot truth a single term of the sum survives: all that counts is the probability that
# the true class was given. How the rest is shared among the wrong classes makes no difference.
#
# ## Where it breaks
#
# A prediction may give a class the probability 0, and $\ln 0 = -\infty$. There are two cases, and a
# good loss handles both:
#
# - **The class is not true**, $y_i = 0$. Then it should add nothing to the sum. But a computer
#   makes `nan` of $0 \cdot (-\infty)$, and one `nan` spoils the whole sum.
# - **The class is true.** In theory the loss is then infinite. Nobody can train with that, so in
#   practice it is limited to a large finite number. Libraries do the same; a loss of about 16 is
#   what Keras makes of it, others give more. Here every finite number from 10 up is right, for a
#   one-hot truth. (A soft truth is never combined with a 0 for a class that has a share in it.)
#
# One remedy cures both: keep what goes into the logarithm a very little above 0, so little that
# even a probability of 0.00002 does not notice.

# %%
import tensorflow as tf

# %% [markdown]
# ## First function: the loss
#
# Write `cross_entropy`. The classes are always on the *last* axis, and the sum runs over that one
# alone. A single prediction of shape $(k,)$ gives one number; a batch of shape $(n, k)$ gives $n$
# numbers, one for each row; and shape $(a, b, k)$ gives a table of shape $(a, b)$. You need no
# separate cases for these: an axis may be counted from the end.


# %%
def cross_entropy(y_true: tf.Tensor, y_pred: tf.Tensor) -> tf.Tensor:
    """Return the cross-entropy of predicted probabilities, summed over the last axis.

    A class that is not true adds nothing, also when its probability is 0. Where the class of a
    one-hot truth has the probability 0 the result is finite and at least 10. The arguments stay
    as they are.

    Args:
        y_true: true distributions, one-hot or soft, shape (k,), (n, k) or more axes, float32.
        y_pred: predicted probabilities, same shape as `y_true`, float32. They add up to 1 along
            the last axis. Those of true classes are 0.00002 at least, or 0 if the truth is one-hot.

    Returns:
        One loss for each distribution, float32 or float64: the shape without its last axis, so a
        scalar for shape (k,) and shape (n,) for shape (n, k).
    """
    # <solution>
    # 1e-37 is close to the smallest number float32 holds in full: larger ones pass unchanged.
    log_probabilities = tf.math.log(tf.maximum(y_pred, 1e-37))
    return -tf.reduce_sum(y_true * log_probabilities, axis=-1)
    # </solution>


# %% [markdown]
# ## Second function: the best of several predictions
#
# Which of several predictions is closest to the truth? The one with the smallest cross-entropy.
# With the truth $(0, 1, 0)$ and three candidates:
#
# | index | candidate | cross-entropy |
# |---:|---|---:|
# | 0 | $(0.25, 0.5, 0.25)$ | 0.6931 |
# | 1 | $(0.2, 0.7, 0.1)$ | 0.3567 |
# | 2 | $(0.6, 0.3, 0.1)$ | 1.2040 |
#
# the answer is 1. It is the index of the row that is asked for, counted from 0, neither the row nor
# its loss.
#
# Write `closest`. The candidates are the rows of one array. There is one truth and there are many
# candidates, so the truth has to meet each of them.


# %%
def closest(y_true: tf.Tensor, candidates: tf.Tensor) -> tf.Tensor:
    """Return the index of the candidate with the smallest cross-entropy to the truth.

    No two candidates are equally good. The arguments stay as they are.

    Args:
        y_true: one true distribution, one-hot or soft, shape (k,), float32.
        candidates: predicted probabilities, one candidate in each row, shape (m, k), float32. A
            class with a share in a soft truth is given more than 0.

    Returns:
        The index of the best row, counted from 0: a scalar of an integer type, or a Python int.
    """
    # <solution>
    repeated = tf.broadcast_to(y_true, tf.shape(candidates))
    return tf.argmin(cross_entropy(repeated, candidates))
    # </solution>


# %% [markdown]
# ## See it
#
# On the left, the loss against the probability of the true class: gentle near 1, and ever steeper
# towards 0. Being sure and wrong is what costs most. In the middle, the truth is soft,
# $(0.7, 0.3)$: guess where the lowest point is before you run the cell. It does not lie at 0, since
# no prediction can remove an uncertainty that is in the truth itself. On the right, your `closest`
# picks one of five random candidates for the truth $(0.6, 0.3, 0.1)$.

# %% tags=["skip-grading"]
import matplotlib.pyplot as plt
import numpy as np

p = np.linspace(0.005, 0.995, 199, dtype=np.float32)
predictions = tf.constant(np.stack([p, 1 - p], axis=1))


def curve(truth):
    return cross_entropy(tf.constant([truth] * len(p), tf.float32), predictions)


figure, (left, middle, right) = plt.subplots(1, 3, figsize=(15, 4.5), layout="constrained")
left.plot(p, curve((1.0, 0.0)))
left.set(title="Truth (1, 0)", xlabel="predicted probability of class 0", ylabel="cross-entropy")

losses = np.asarray(curve((0.7, 0.3)))
middle.plot(p, losses)
middle.plot(p[losses.argmin()], losses.min(), "o", label=f"lowest at {p[losses.argmin()]:.2f}")
middle.set(title="Truth (0.7, 0.3)", xlabel="predicted probability of class 0")
middle.legend()

truth = tf.constant([0.6, 0.3, 0.1])
candidates = tf.constant(np.random.default_rng(5).dirichlet([2, 2, 2], 5), tf.float32)
best = int(closest(truth, candidates))
heights = [float(cross_entropy(truth, row)) for row in candidates]
names = [f"{i}:" + "".join(f"\n{v:.2f}" for v in row) for i, row in enumerate(candidates.numpy())]
colors = ["tab:orange" if i == best else "tab:gray" for i in range(len(heights))]
right.bar(names, heights, color=colors)
right.set(title=f"Truth (0.6, 0.3, 0.1): candidate {best} is closest", ylabel="cross-entropy")
right.tick_params(axis="x", labelsize="small")

plt.show()
