# %% [markdown]
# # Softmax, once too often
#
# The worst mistakes raise no error. In this exercise you meet one of them: a loss that runs, has
# the right shape, goes down during training, and is wrong. It is easy to write and easy to
# overlook.
#
# ## The idea
#
# A classifier ends in **logits**, one number per class. *Softmax* turns a row of logits $z$ into
# probabilities, *cross-entropy* compares them with the label $y$:
#
# $$p_i = \operatorname{softmax}(z)_i = \frac{e^{z_i}}{\sum_j e^{z_j}}, \qquad
#   H(y, p) = -\sum_i y_i \ln p_i$$
#
# Libraries offer both steps in one function, because in one they are faster and more exact. Such a
# function takes logits, and the softmax happens **inside** it. If you give it probabilities, it has
# no way to know: numbers between 0 and 1 can be logits too. So it applies softmax to them once more
# and returns $H(y, \operatorname{softmax}(\operatorname{softmax}(z)))$.
#
# **A tiny example.** The logits $z = (0,\ 1.0986)$ are the logarithms of 1 and 3, so
# $p = (0.25,\ 0.75)$. Softmax of that again is $(0.3775,\ 0.6225)$, much closer together.
#
# | true class | right loss | loss with softmax twice |
# |---|---|---|
# | 1 (predicted well) | $-\ln 0.75 = 0.2877$ | $-\ln 0.6225 = 0.4741$ |
# | 0 (predicted badly) | $-\ln 0.25 = 1.3863$ | $-\ln 0.3775 = 0.9741$ |
#
# The good row looks worse than it is, the bad row looks better. No training helps against this:
# probabilities differ by at most 1, so with three classes the second softmax cannot give more than
# $e / (e + 2) = 0.576$ to any class, and the loss of a *perfect* prediction is stuck at $0.551$.

# %%
import tensorflow as tf

# %% [markdown]
# ## The code in question
#
# Here is the loss as somebody handed it to you. It is not graded, and you need not change it: keep
# it to compare with. Run it on a prediction that is certain and right, such as the logits
# `[[20.0, 0.0, 0.0]]` with the label `[[1.0, 0.0, 0.0]]`. What should come out, and what does?


# %%
def doubtful_loss(labels: tf.Tensor, logits: tf.Tensor) -> tf.Tensor:
    """Give the cross-entropy of each row; there is a mistake in it.

    Args:
        labels: the true distribution of each row, one-hot or soft, float32, shape (n, k).
        logits: scores before softmax, float32, shape (n, k).

    Returns:
        One number per row, float32, shape (n,).
    """
    probabilities = tf.nn.softmax(logits)
    return tf.nn.softmax_cross_entropy_with_logits(labels=labels, logits=probabilities)


# %% [markdown]
# ## First function: the repair
#
# Write `fixed_loss`, which gives the loss that `doubtful_loss` was meant to give. There are two
# ways to get there: leave the softmax to the loss function, or compute the probabilities yourself
# and leave the rest to a formula that contains no softmax. Either is right: the logits pass
# through softmax exactly once.
#
# Check it on the tiny example: logits $(0,\ 1.0986)$ with the label $(0, 1)$ give $0.2877$.


# %%
def fixed_loss(labels: tf.Tensor, logits: tf.Tensor) -> tf.Tensor:
    """Give the cross-entropy of each row between its label and the softmax of its logits.

    Softmax looks at differences only: with 64 more or 64 less in all logits of a row, its loss
    is the same up to rounding. A row that is certain and wrong costs as much as the formula says:
    with a true class that is 11 behind, about 11. The inputs are not altered.

    Args:
        labels: the true distribution of each row, one-hot or soft, float32, shape (n, k).
        logits: scores before softmax, float32, shape (n, k).

    Returns:
        One loss per row, shape (n,), float32 or float64.
    """
    # <solution>
    return tf.nn.softmax_cross_entropy_with_logits(labels=labels, logits=logits)
    # </solution>


# %% [markdown]
# ## Second function: a detector
#
# How could one notice? Look at the numbers that go into the loss. Logits are as they please, but
# what comes out of a softmax has two marks that can be seen from outside:
#
# $$p_i \ge 0 \ \text{ for all } i, \qquad \Big|\sum_i p_i - 1\Big| \le 10^{-5}$$
#
# The second one has room for rounding: a float32 has about seven digits, and a sum of several is
# rarely exactly 1. The first one has an edge as well. On paper the exponential is never 0, so
# neither is a probability; in float32 a very small one is rounded to exactly 0, and a row such as
# $(1, 0, 0)$ is an ordinary result.
#
# | row | negative entries? | sum | can be a softmax output |
# |---|---|---|---|
# | $(0.2,\ 0.3,\ 0.5)$ | no | 1 | yes |
# | $(1,\ 0,\ 0)$ | no | 1 | yes |
# | $(0.2,\ 0.3,\ 0.4)$ | no | 0.9 | no |
# | $(-0.5,\ 0.5,\ 1)$ | yes | 1 | no |
#
# Write `is_probability`, which answers for each row of a batch. If *all* rows that enter a loss
# "with logits" are probabilities, somebody has been there with a softmax already. One thing it
# cannot see: a row that went through softmax twice looks as proper as one that did so once.


# %%
def is_probability(rows: tf.Tensor) -> tf.Tensor:
    """Tell for each row whether it can be the output of a softmax.

    A row can be one if no entry is negative and its sum differs from 1 by at most 1e-5. Entries
    that are exactly 0 are allowed. The input is not altered.

    Args:
        rows: n rows of k numbers, float32, shape (n, k).

    Returns:
        One answer per row, shape (n,): True and False, or 1 and 0.
    """
    # <solution>
    sums_to_one = tf.abs(tf.reduce_sum(rows, axis=-1) - 1) <= 1e-5
    return tf.reduce_all(rows >= 0, axis=-1) & sums_to_one
    # </solution>


# %% [markdown]
# ## Third function: one number for the batch
#
# Write `total_loss`, the sum of `fixed_loss` over all rows. In the tiny example, once with each
# label, that is $0.2877 + 1.3863 = 1.6740$. A sum grows with the batch; where batches of different
# sizes are compared, the mean is the better choice. Whichever it is, say it in the name.


# %%
def total_loss(labels: tf.Tensor, logits: tf.Tensor) -> tf.Tensor:
    """Give the sum over all rows of `fixed_loss`.

    The inputs are not altered.

    Args:
        labels: the true distribution of each row, one-hot or soft, float32, shape (n, k).
        logits: scores before softmax, float32, shape (n, k).

    Returns:
        The total loss, a scalar, float32 or float64.
    """
    # <solution>
    return tf.reduce_sum(fixed_loss(labels, logits))
    # </solution>


# %% [markdown]
# ## Look at it
#
# The next cell compares both losses on rows of three classes; it is not graded. To the right the
# true class leads ever more clearly, to the left it trails. Before you run it, guess where the
# dashed curve will end on either side.
#
# The picture on the right shows what training feels: the slope of the loss. Where a prediction is
# plainly wrong, the right loss pulls with full strength. With softmax applied twice there is next
# to no slope left, just where it is needed most: such rows are hardly ever mended.

# %% tags=["skip-grading"]
import matplotlib.pyplot as plt
import numpy as np

lead = np.linspace(-10, 10, 201, dtype=np.float32)
rows = tf.constant(np.stack([lead, 0 * lead, 0 * lead], axis=1))
truth = tf.constant(np.tile(np.float32([1, 0, 0]), (len(lead), 1)))
losses = {
    "fixed_loss": np.asarray(fixed_loss(truth, rows)),
    "doubtful_loss": np.asarray(doubtful_loss(truth, rows)),
}

figure, (left, right) = plt.subplots(1, 2, figsize=(10, 3.8), layout="constrained")
for (name, values), style in zip(losses.items(), ("-", "--"), strict=True):
    left.plot(lead, values, style, label=name)
    right.plot(lead, np.gradient(values, lead), style, label=name)
left.axhline(0, color="gray", linewidth=0.8)
left.set(title="loss", xlabel="lead of the true class", ylabel="loss of the row")
left.legend()
right.set(title="its slope", xlabel="lead of the true class", ylabel="change per unit of lead")
right.legend()
plt.show()

once = tf.nn.softmax(rows)
for name, given in {"logits": rows, "softmax": once, "softmax twice": tf.nn.softmax(once)}.items():
    share = np.mean(np.asarray(is_probability(given)))
    print(f"{name:>13}: {share:4.0%} of the rows can be probabilities")
print(f"total of these rows: {float(total_loss(truth, rows)):.2f} right,", end=" ")
print(f"{losses['doubtful_loss'].sum():.2f} with softmax twice")
