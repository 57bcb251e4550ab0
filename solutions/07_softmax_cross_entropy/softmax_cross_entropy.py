# %% [markdown]
# # Softmax and cross-entropy
#
# A classifier with $k$ classes ends in $k$ numbers for each example, one per class: the **logits**.
# They may be negative, they may be huge, and they do not add up to anything in particular.
# Two questions follow. How do we read logits as probabilities? And how do we measure, with a single
# number, how badly those probabilities fit the truth?
#
# *Softmax* answers the first question, *cross-entropy* the second. Almost every classifier is
# trained with the pair of them, so it pays to know how they work, and also how they break.
# In this exercise you write both by hand, first one after the other and then fused into one formula
# that cannot overflow.
#
# Everywhere below, a batch is a matrix of shape $(n, k)$: $n$ examples (rows), $k$ classes
# (columns). Each row is treated on its own.

# %%
import numpy as np
import tensorflow as tf

# %% [markdown]
# ## From logits to probabilities
#
# Softmax makes every logit positive with the exponential function, then divides by the row's total:
#
# $$p_i = \frac{e^{z_i}}{\sum_{j=1}^{k} e^{z_j}}$$
#
# **A tiny example.** Take the logits $z = (0,\ 0.6931,\ 1.6094)$, which are the logarithms of 1, 2
# and 5. Their exponentials are $1, 2, 5$, the total is $8$, so
# $p = (\tfrac18, \tfrac28, \tfrac58) = (0.125,\ 0.25,\ 0.625)$. The probabilities add up to 1, and
# the largest logit has the largest probability.
#
# **Where it breaks.** A float32 ends near $3.4 \cdot 10^{38}$, and $e^{89}$ is already beyond that.
# A logit of 100 gives $\infty$, and $\infty / \infty$ is `nan`: one such number is enough to
# ruin a whole training run.
#
# **How to mend it.** Add the same constant to all logits of a row: numerator and denominator both
# grow by the same factor, and the probabilities stay what they were. So we are free to choose a
# constant that suits us, and the row's own largest logit $m = \max_j z_j$ suits us well:
#
# $$p_i = \frac{e^{z_i - m}}{\sum_{j} e^{z_j - m}}$$
#
# Now every exponent is at most 0, every exponential lies between 0 and 1, and the denominator
# is at least 1. Nothing can overflow. With $z = (1000, 999)$ the shifted logits are $(0, -1)$ and
# $p = (0.731, 0.269)$, exactly as for $(1, 0)$.
#
# **Write** `softmax(logits)`. Keep an eye on the axis: the maximum and the sum belong to a row,
# and each row has its own.


# %%
def softmax(logits: tf.Tensor) -> tf.Tensor:
    """Turn each row of logits into probabilities that add up to 1.

    The result is finite for logits as large as 1e4 or as small as -1e4, and it does not change
    when a constant is added to all logits of a row. The input is not altered.

    Args:
        logits: scores of k classes for n examples, float32, shape (n, k).

    Returns:
        The probabilities, float32, shape (n, k).
    """
    # <solution>
    shifted = logits - tf.reduce_max(logits, axis=-1, keepdims=True)
    exponentials = tf.exp(shifted)
    return exponentials / tf.reduce_sum(exponentials, axis=-1, keepdims=True)
    # </solution>


# %% [markdown]
# ## From probabilities to a loss, step by step
#
# The truth is a distribution too. If an example plainly belongs to one class, its label is
# **one-hot**: a 1 for that class, 0 for the others. If we are unsure, the label can be **soft**:
# $(0.5, 0.5, 0)$ says "one of the first two". Cross-entropy compares the label $y$ with the
# prediction $p$:
#
# $$H(y, p) = -\sum_{i=1}^{k} y_i \ln p_i$$
#
# The logarithm is the natural one. For a one-hot label a single term survives, the negative
# logarithm of the probability that the true class received: 0 when it received everything, and
# growing without limit as it nears 0.
#
# **The tiny example again,** $p = (0.125, 0.25, 0.625)$:
#
# | label $y$ | loss |
# |---|---|
# | $(0, 0, 1)$ | $-\ln 0.625 = 0.4700$ |
# | $(0, 1, 0)$ | $-\ln 0.25 = 1.3863$ |
# | $(0.5, 0.5, 0)$ | $-0.5 \ln 0.125 - 0.5 \ln 0.25 = 1.7329$ |
#
# **A trap.** A tiny probability can be rounded to exactly 0, and $\ln 0 = -\infty$. Worse,
# $0 \cdot (-\infty)$ is `nan`, so even a class that the label does not care about can spoil the
# sum. Keep the argument of the logarithm a very little above 0; so little that the probabilities
# which are not 0 do not notice.
#
# **Write** `cross_entropy_stepwise(labels, logits)`: your softmax, then the logarithm, then the
# weighted sum. The result has one loss per row, shape $(n,)$. Labels come first, logits second.


# %%
def cross_entropy_stepwise(labels: tf.Tensor, logits: tf.Tensor) -> tf.Tensor:
    """Give the cross-entropy of each row, computed from the probabilities of `softmax`.

    The steps are taken one after the other: probabilities, logarithm, sum. A probability of 0
    must not make the result infinite or nan. The inputs are not altered.

    Args:
        labels: the true distribution of each row, one-hot or soft, float32, shape (n, k).
        logits: scores before softmax, float32, shape (n, k).

    Returns:
        One loss per row, float32, shape (n,).
    """
    # <solution>
    # 1e-37 is close to the smallest number float32 holds in full: larger ones pass unchanged.
    probabilities = tf.maximum(softmax(logits), 1e-37)
    log_probabilities = tf.math.log(probabilities)
    labels = tf.cast(labels, log_probabilities.dtype)
    return -tf.reduce_sum(labels * log_probabilities, axis=-1)
    # </solution>


# %% [markdown]
# ## Both in one: the stable loss
#
# The guard keeps the stepwise loss finite, but not right. With the logits $(1000, 0)$ and the
# second class true, the loss should be 1000; step by step the probability becomes 0, and the loss
# is whatever the guard makes of it. The way out is never to compute the probability. Put softmax
# into the logarithm and simplify:
#
# $$\ln p_i = (z_i - m) - \ln \sum_{j} e^{z_j - m}$$
#
# The exponential and the logarithm have cancelled for $z_i$, and what is left of them is the
# **log-sum-exp**. Thanks to the shift its sum lies between 1 and $k$, so its logarithm is always
# harmless. From here the loss is the same as before, $-\sum_i y_i \ln p_i$.
#
# **By hand,** for $z = (1000, 0)$: $m = 1000$, the shifted logits are $(0, -1000)$, the
# log-sum-exp is $\ln(1 + 0) = 0$, so $\ln p = (0, -1000)$ and the loss for the second class
# is 1000. No infinity came near.
#
# **Mind what you pass in.** This function expects logits. If you hand it probabilities, softmax is
# applied a second time; no error is raised, the losses merely come out wrong and learning is slow.
#
# **Write** `softmax_cross_entropy(labels, logits)` with your own shift and log-sum-exp.


# %%
def softmax_cross_entropy(labels: tf.Tensor, logits: tf.Tensor) -> tf.Tensor:
    """Give the cross-entropy of each row straight from its logits, numerically stable.

    The result is right, not only finite, for logits of 1e4 and -1e4. It does not change when a
    constant is added to all logits of a row. The inputs are not altered.

    Args:
        labels: the true distribution of each row, one-hot or soft, float32, shape (n, k).
        logits: scores before softmax, float32, shape (n, k).

    Returns:
        One loss per row, float32, shape (n,).
    """
    # <solution>
    shifted = logits - tf.reduce_max(logits, axis=-1, keepdims=True)
    log_sum_exp = tf.math.log(tf.reduce_sum(tf.exp(shifted), axis=-1, keepdims=True))
    log_probabilities = shifted - log_sum_exp
    labels = tf.cast(labels, log_probabilities.dtype)
    return -tf.reduce_sum(labels * log_probabilities, axis=-1)
    # </solution>


# %% [markdown]
# ## Labels as class numbers
#
# With 10,000 classes a one-hot row is 9,999 zeros. It is shorter to store the number $c$ of the
# class, counted from 0. The sum over classes then has only one term, and the loss of the row is
#
# $$\ell = \ln \sum_{j} e^{z_j - m} - (z_c - m)$$
#
# **By hand,** for $z = (0, 0.6931, 1.6094)$ and $c = 1$: here $m = 1.6094$, the shifted logits are
# $(-1.6094, -0.9163, 0)$, their exponentials $0.2 + 0.4 + 1 = 1.6$, the log-sum-exp $0.4700$,
# and the loss $0.4700 + 0.9163 = 1.3863$. The one-hot label $(0, 1, 0)$ gave the same.
#
# **Write** `sparse_softmax_cross_entropy(labels, logits)`. From each row you need the one entry
# that its label points at: row 0 has its own label, row 1 has its own, and so on.


# %%
def sparse_softmax_cross_entropy(labels: tf.Tensor, logits: tf.Tensor) -> tf.Tensor:
    """Give the cross-entropy of each row, where a label is the number of the true class.

    Numerically stable: right for logits of 1e4 and -1e4. The inputs are not altered.

    Args:
        labels: the number of the true class of each row, from 0 to k - 1, int32, shape (n,).
        logits: scores before softmax, float32, shape (n, k).

    Returns:
        One loss per row, float32, shape (n,).
    """
    # <solution>
    shifted = logits - tf.reduce_max(logits, axis=-1, keepdims=True)
    log_sum_exp = tf.math.log(tf.reduce_sum(tf.exp(shifted), axis=-1))
    true_class = tf.gather(shifted, labels, axis=-1, batch_dims=1)
    return log_sum_exp - true_class
    # </solution>


# %% [markdown]
# ## One number for the batch
#
# Gradient descent needs a single number. The mean over the rows is the usual choice, because it
# does not grow with the size of the batch, so that the same learning rate suits 10 examples
# and 1,000:
#
# $$L = \frac{1}{n} \sum_{r=1}^{n} H\big(y^{(r)}, \operatorname{softmax}(z^{(r)})\big)$$
#
# The division is by the number of rows $n$, not by the number of entries $n k$. For example, the
# row losses $0.4700$ and $1.3863$ from above have the mean $0.9281$.
#
# **Write** `mean_loss(labels, logits)` on top of your combined loss.


# %%
def mean_loss(labels: tf.Tensor, logits: tf.Tensor) -> tf.Tensor:
    """Give the mean over the rows of the combined softmax cross-entropy.

    The inputs are not altered.

    Args:
        labels: the true distribution of each row, one-hot or soft, float32, shape (n, k).
        logits: scores before softmax, float32, shape (n, k).

    Returns:
        The mean loss, a float32 scalar (or a Python float).
    """
    # <solution>
    return tf.reduce_mean(softmax_cross_entropy(labels, logits))
    # </solution>


# %% [markdown]
# ## Look at it
#
# The next cell draws with your functions; it is not graded. On the left, one logit of three travels
# from -6 to 6 and takes the probability from the other two. On the right, the classifier is more
# and more certain of a wrong class: the combined loss keeps growing with its error, while the
# stepwise loss stops where its probability has become 0 and only the guard speaks.

# %% tags=["skip-grading"]
import matplotlib.pyplot as plt

travelling = np.linspace(-6, 6, 121, dtype=np.float32)
three_classes = np.stack([travelling, 0 * travelling, 0 * travelling + 1], axis=1)
probabilities = np.asarray(softmax(tf.constant(three_classes)))

gap = np.linspace(0, 200, 101, dtype=np.float32)
certain = tf.constant(np.stack([gap, 0 * gap], axis=1))
wrong = tf.constant(np.tile(np.float32([0, 1]), (len(gap), 1)))

figure, (left, right) = plt.subplots(1, 2, figsize=(10, 3.6), layout="constrained")
left.plot(
    travelling, probabilities, label=["class 0 (travels)", "class 1 (at 0)", "class 2 (at 1)"]
)
left.set(title="softmax", xlabel="logit of class 0", ylabel="probability")
left.legend()
right.plot(gap, np.asarray(softmax_cross_entropy(wrong, certain)), label="combined")
right.plot(gap, np.asarray(cross_entropy_stepwise(wrong, certain)), "--", label="stepwise")
right.set(title="certain and wrong", xlabel="lead of the wrong class", ylabel="loss")
right.legend()
plt.show()
print("mean loss of these rows:", float(mean_loss(wrong, certain)))
