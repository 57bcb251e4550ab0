# %% [markdown]
# # Two losses and their gradients
#
# A classifier with one layer multiplies its inputs by weights, adds a bias, and turns the result
# into probabilities. To train it we need to know how the loss changes when a weight or a bias grows
# a little: the *gradient*. In this exercise you compute the gradients of two losses for the same
# layer, and see why one of them is preferred.
#
# ## The layer
#
# With $n$ rows of $d$ inputs and $k$ classes,
#
# $$z = x\,w + b, \qquad x: (n, d), \quad w: (d, k), \quad b: (k), \quad z: (n, k)$$
#
# The numbers $z$ are called *logits*. The softmax turns each row of them into probabilities $p$:
#
# $$p_{ij} = \frac{e^{z_{ij}}}{\sum_{m=1}^{k} e^{z_{im}}}$$
#
# Labels are integers: label 2 says that class 2 is right (classes count from 0). As a *one-hot*
# row, $t$, it has a 1 in that place and 0 elsewhere; with three classes, label 2 is $(0, 0, 1)$.
#
# ## Two ways to find a gradient
#
# **By tape.** TensorFlow records what it computes inside a `tf.GradientTape` and then goes back
# through the record. The tape watches every `tf.Variable` by itself. A plain tensor, such as the
# `w` and `b` that you are given here, has to be pointed out to it *before* it is used; otherwise
# the gradient is `None`.
#
# **By hand.** The chain rule goes backwards through the layer. Once you know how the loss changes
# with the logits, $\delta = \partial L / \partial z$ of shape $(n, k)$, the rest is the same for
# every loss:
#
# $$\frac{\partial L}{\partial w} = x^\top \delta, \qquad
#   \frac{\partial L}{\partial b_j} = \sum_{i=1}^{n} \delta_{ij}$$
#
# Use whichever you like. It is a good exercise to do it one way, and to check it the other way.

# %%
import tensorflow as tf

# %% [markdown]
# ## First function: the mean squared error of probabilities
#
# The first loss compares probabilities with one-hot labels, entry by entry, and takes the mean over
# *all* $n \cdot k$ entries:
#
# $$L = \frac{1}{n\,k} \sum_{i=1}^{n} \sum_{j=1}^{k} (p_{ij} - t_{ij})^2$$
#
# By hand, the slope with respect to the probabilities is $g_{ij} = 2\,(p_{ij} - t_{ij}) / (n\,k)$.
# The softmax needs care: a logit raises its own probability and lowers all others of its row, so
# each logit hears from the whole row:
#
# $$\delta_{ij} = p_{ij} \Big( g_{ij} - \sum_{m=1}^{k} g_{im}\,p_{im} \Big)$$
#
# **A tiny example**: one row $x = (1, 2)$, two classes, all weights and biases 0, label 1. Both
# logits are 0, so $p = (0.5, 0.5)$ and $t = (0, 1)$. The slope is $g = (0.5, -0.5)$, its sum
# weighted with $p$ is 0, so $\delta = (0.25, -0.25)$. The bias has this gradient, and the weights
# $\begin{pmatrix} 0.25 & -0.25 \\ 0.5 & -0.5 \end{pmatrix}$: the second input is twice as large.
#
# Write `mse_gradients`. It returns both gradients, first that of `w`, then that of `b`.


# %%
def mse_gradients(x, w, b, labels):
    """Return the gradients of the mean squared error between softmax and one-hot labels.

    The loss is the mean, over all entries, of the squared difference between the softmax of
    x @ w + b and the one-hot labels. The arguments stay as they are.

    Args:
        x: inputs, shape (n, d), float32.
        w: weights, shape (d, k), a float32 tensor, not a Variable.
        b: biases, shape (k,), a float32 tensor, not a Variable.
        labels: number of the right class of each row, 0 to k - 1, shape (n,), int32.

    Returns:
        A tuple (dw, db): the gradients with respect to `w`, shape (d, k), and `b`, shape (k,), both
        float32 or float64. They are finite for large logits too.
    """
    # <solution>
    with tf.GradientTape() as tape:
        tape.watch([w, b])
        probabilities = tf.nn.softmax(x @ w + b)
        one_hot = tf.one_hot(labels, depth=w.shape[1])
        loss = tf.reduce_mean(tf.square(probabilities - one_hot))
    return tuple(tape.gradient(loss, [w, b]))
    # </solution>


# %% [markdown]
# ## Second function: the cross-entropy
#
# The second loss looks only at the probability of the right class $c_i$ of each row, and takes the
# mean over the $n$ rows:
#
# $$L = -\frac{1}{n} \sum_{i=1}^{n} \ln p_{i c_i}
#     = \frac{1}{n} \sum_{i=1}^{n} \Big( \ln \sum_{m=1}^{k} e^{z_{im}} - z_{i c_i} \Big)$$
#
# The second form needs no probabilities: it starts *from logits*. That is how to compute it, since
# a probability can be rounded to 0, and then its logarithm is infinite.
#
# By hand, the logarithm and the exponentials of the softmax cancel, and what is left is as simple
# as a gradient can be:
#
# $$\delta_{ij} = \frac{p_{ij} - t_{ij}}{n}$$
#
# **The tiny example again**: $p = (0.5, 0.5)$, $t = (0, 1)$, $\delta = (0.5, -0.5)$. The bias has
# this gradient, and the weights $\begin{pmatrix} 0.5 & -0.5 \\ 1 & -1 \end{pmatrix}$.
#
# Compare the two $\delta$. Let a row be badly wrong: the right class has a probability near 0 and
# another one near 1. For the cross-entropy, the $\delta$ of these two are then near $\mp 1/n$. For
# the squared error, $\delta$ is a product of $p_{ij}$ and a difference: where one of them is not
# near 0, the other is. So the row that has most to learn learns almost nothing, and that is why
# classifiers train with cross-entropy.
#
# Both have one thing in common. Add the same number to all logits of a row, and no probability
# changes. So the slopes of a row of logits sum to 0, and with them those of `b`, and those of every
# row of `w`. It is a quick test of your own work.
#
# Write `cross_entropy_gradients`.


# %%
def cross_entropy_gradients(x, w, b, labels):
    """Return the gradients of the mean softmax cross-entropy.

    The loss is the mean, over the rows, of the cross-entropy between the integer labels and the
    softmax of the logits x @ w + b. The arguments stay as they are.

    Args:
        x: inputs, shape (n, d), float32.
        w: weights, shape (d, k), a float32 tensor, not a Variable.
        b: biases, shape (k,), a float32 tensor, not a Variable.
        labels: number of the right class of each row, 0 to k - 1, shape (n,), int32.

    Returns:
        A tuple (dw, db): the gradients with respect to `w`, shape (d, k), and `b`, shape (k,), both
        float32 or float64. They are finite for large logits too.
    """
    # <solution>
    with tf.GradientTape() as tape:
        tape.watch([w, b])
        losses = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, x @ w + b)
        loss = tf.reduce_mean(losses)
    return tuple(tape.gradient(loss, [w, b]))
    # </solution>


# %% [markdown]
# ## See it
#
# One row, two classes, label 0, one input that is 1 and no bias. The next cell lets the logit of
# the right class run from -8 (badly wrong) to 8 (right) while that of the other class stays at 0.
# It draws how strongly each loss pulls at the weight of the right class, as your functions say.
#
# Before you run it, guess: where does the squared error pull hardest?
#
# The picture on the right trains a row that begins at -6, with the same learning rate for both. The
# cross-entropy comes out of the hole at once; the squared error needs some fifty steps to notice
# that it is in one.

# %% tags=["skip-grading"]
import matplotlib.pyplot as plt

ONE, NO_BIAS, RIGHT = tf.ones([1, 1]), tf.zeros([2]), tf.constant([0])


def pull(gradients, logit):
    dw, _ = gradients(ONE, tf.constant([[logit, 0.0]]), NO_BIAS, RIGHT)
    return -float(dw[0][0])


def probability_along(gradients, steps, lr=2.0):
    w, path = tf.constant([[-6.0, 0.0]]), []
    for _ in range(steps):
        path.append(float(tf.nn.softmax(w)[0, 0]))
        w = w - lr * tf.cast(gradients(ONE, w, NO_BIAS, RIGHT)[0], tf.float32)
    return path


logits = [step / 4 for step in range(-32, 33)]
figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4.2), layout="constrained")
for name, gradients in (
    ("mean squared error", mse_gradients),
    ("cross-entropy", cross_entropy_gradients),
):
    left.plot(logits, [pull(gradients, logit) for logit in logits], label=name)
    right.plot(probability_along(gradients, 60), label=name)

left.set(title="Pull at the weight", xlabel="logit of the right class", ylabel="minus the gradient")
right.set(title="Training from -6", xlabel="step", ylabel="probability of the right class")
left.legend()
right.legend()

plt.show()
