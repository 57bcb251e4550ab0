# %% [markdown]
# # Activations and their gradients
#
# A layer multiplies by weights and adds a bias. Put ten such layers on top of each other, and
# nothing is won: ten multiplications in a row are one multiplication. What makes depth worth its
# price is the **activation**, a bent curve that every number passes through between two layers.
#
# In this exercise you write the four best known activations, and for each the slope of its curve.
# The slope deserves as much care as the curve: a network learns by what flows backwards through
# its layers, and on the way every activation multiplies that flow by its own slope.
#
# All eight functions work **element by element**: each number is treated by itself, and the result
# has the shape of the input, be it $(n,)$, $(n, k)$ or $(n, k, m)$. All stay finite for inputs
# between $-10^4$ and $10^4$.

# %%
import tensorflow as tf

# %% [markdown]
# ## Sigmoid
#
# The sigmoid turns any number into one between 0 and 1:
#
# $$\sigma(x) = \frac{1}{1 + e^{-x}}$$
#
# **A tiny example.** $\sigma(0) = \tfrac12$. At $x = \ln 3 \approx 1.0986$ we have
# $e^{-x} = \tfrac13$, so $\sigma = 1 / (1 + \tfrac13) = 0.75$. At $-\ln 3$ it is $1/(1+3) = 0.25$:
# the two always add up to 1.
#
# Far to the right the curve is flat at 1, far to the left it is flat at 0. A unit out there is
# **saturated**: whatever its input does, its output hardly moves.
#
# **Where it may break.** A float32 ends near $3.4 \cdot 10^{38}$, and $e^{89}$ is already
# infinity; a float64 gives up at $e^{710}$. Infinity is not always fatal: $1/\infty$ is 0.
# But $\infty / \infty$ is `nan`, not a number, and a `nan` spreads to everything it touches.
# So before you write a formula down, ask of each exponential in it what happens when $x$ is very
# large and when it is very small.
#
# **Write** `sigmoid`.


# %%
def sigmoid(x):
    """Give the sigmoid of each number.

    The result is finite and right for all |x| up to 1e4. The input is not altered.

    Args:
        x: numbers, any shape such as (n,), (n, k) or (n, k, m), float32.

    Returns:
        Numbers from 0 to 1, same shape as `x`, float32 or float64.
    """
    # <solution>
    # For very small x the exponential is infinity, and 1 / infinity is 0: just right.
    return 1 / (1 + tf.exp(-x))
    # </solution>


# %% [markdown]
# ## Tanh
#
# The hyperbolic tangent has the same S-shape, but runs from $-1$ to $1$:
#
# $$\tanh(x) = \frac{e^{x} - e^{-x}}{e^{x} + e^{-x}} = \frac{1 - e^{-2x}}{1 + e^{-2x}}$$
#
# The second form is the first with everything divided by $e^{x}$. The fraction bar holds the upper
# and the lower part together; on one line of code only brackets do that.
#
# **A tiny example.** At $x = \tfrac12 \ln 3 \approx 0.5493$ we have $e^{-2x} = \tfrac13$, so
# $\tanh = (1 - \tfrac13) / (1 + \tfrac13) = 0.5$. At $-0.5493$ it is $-0.5$.
#
# **Why zero matters.** If the inputs of a layer lie evenly about 0, so do the outputs of tanh. The
# sigmoid's outputs are all positive, with a mean near $\tfrac12$. For a unit of the next layer,
# the gradient with respect to each weight is one shared number times the input on that weight. When
# all these inputs are positive, all its weights must go up together, or all down together. If one
# should rise and another fall, training can only zigzag towards the goal, and that is slow.
#
# **Where it may break.** In either form, look for a side on which both parts of the fraction become
# infinite. The curve is its own mirror image, $\tanh(-x) = -\tanh(x)$, so one half of it is enough
# to know the other.
#
# **Write** `tanh`.


# %%
def tanh(x):
    """Give the hyperbolic tangent of each number.

    The result is finite and right for all |x| up to 1e4. The input is not altered.

    Args:
        x: numbers, any shape such as (n,), (n, k) or (n, k, m), float32.

    Returns:
        Numbers from -1 to 1, same shape as `x`, float32 or float64.
    """
    # <solution>
    # An exponential of something negative lies between 0 and 1; the sign is put back at the end.
    decay = tf.exp(-2 * tf.abs(x))
    return tf.sign(x) * (1 - decay) / (1 + decay)
    # </solution>


# %% [markdown]
# ## ReLU
#
# The rectified linear unit lets positive numbers through and stops all others:
#
# $$\operatorname{relu}(x) = \max(0, x) = \begin{cases}
#   x & \text{if } x > 0 \\
#   0 & \text{if } x \le 0
# \end{cases}$$
#
# **A tiny example.** $(-2,\ 0,\ 3)$ becomes $(0,\ 0,\ 3)$.
#
# One comparison, no exponential, nothing that could overflow: it is as cheap as an activation can
# be.
#
# **Write** `relu`. Python's own `max` wants to know *the* larger of two things; here each number of
# an array needs its own answer.


# %%
def relu(x):
    """Give each number where it is positive, and 0 elsewhere.

    The input is not altered.

    Args:
        x: numbers, any shape such as (n,), (n, k) or (n, k, m), float32.

    Returns:
        Numbers from 0 up, same shape as `x`, float32 or float64.
    """
    # <solution>
    return tf.maximum(x, 0.0)
    # </solution>


# %% [markdown]
# ## Leaky ReLU
#
# ReLU has one weakness. A unit whose input is negative for *every* example gives 0 for all of them,
# and its slope is 0 too, so no gradient reaches its weights and nothing ever brings it back: the
# unit is **dead**. The leaky ReLU leaves the door ajar. Negative numbers are not stopped, but
# scaled down by a small factor $\alpha$:
#
# $$\operatorname{leaky}(x, \alpha) = \max(\alpha x, x) = \begin{cases}
#   x & \text{if } x > 0 \\
#   \alpha x & \text{if } x \le 0
# \end{cases} \qquad 0 \le \alpha \le 1$$
#
# **A tiny example** with $\alpha = 0.1$: $(-2,\ 0,\ 3)$ becomes $(-0.2,\ 0,\ 3)$. With $\alpha = 0$
# we are back at ReLU, and with $\alpha = 1$ nothing is bent at all.
#
# **Write** `leaky_relu`.


# %%
def leaky_relu(x, alpha: float):
    """Give each number where it is positive, and `alpha` times the number elsewhere.

    The input is not altered.

    Args:
        x: numbers, any shape such as (n,), (n, k) or (n, k, m), float32.
        alpha: slope on the negative side, Python float from 0 to 1.

    Returns:
        Numbers of the same shape as `x`, float32 or float64.
    """
    # <solution>
    return tf.maximum(alpha * x, x)
    # </solution>


# %% [markdown]
# ## The slope of the sigmoid
#
# Now the gradients. The sigmoid's derivative can be told from its own value $s = \sigma(x)$:
#
# $$\sigma'(x) = \frac{e^{-x}}{(1 + e^{-x})^2} = s\,(1 - s)$$
#
# The first form is what the rules of differentiation give; the second says the same and needs
# no further exponential. Note that $s$ is the *output* of the sigmoid. The function that you write
# is given $x$, the input.
#
# **A tiny example.** At $x = 0$ the value is $\tfrac12$ and the slope $\tfrac12 \cdot \tfrac12 =
# 0.25$. At $x = \ln 3$ it is $0.75 \cdot 0.25 = 0.1875$. At $x = 10$ it is about $0.000045$.
#
# **Vanishing gradients.** A quarter is the *most* that the sigmoid's slope can be. On the way back
# through ten layers, the gradient is multiplied by ten such slopes: even in the best case by
# $0.25^{10}$, less than a millionth. And a saturated unit, where the curve is flat, multiplies by
# almost nothing. The weights of the first layers then barely learn.
#
# **Write** `sigmoid_gradient`. You may use your `sigmoid`.


# %%
def sigmoid_gradient(x):
    """Give the slope of the sigmoid at each number.

    The result is finite and right for all |x| up to 1e4. The input is not altered.

    Args:
        x: inputs of the sigmoid (not its outputs), any shape, float32.

    Returns:
        Slopes from 0 to 0.25, same shape as `x`, float32 or float64.
    """
    # <solution>
    s = tf.sigmoid(x)
    return s * (1 - s)
    # </solution>


# %% [markdown]
# ## The slope of tanh
#
# Here, too, the value $t = \tanh(x)$ is all you need:
#
# $$\tanh'(x) = \frac{4}{(e^{x} + e^{-x})^2} = 1 - t^2$$
#
# **A tiny example.** At $x = 0$ the slope is $1$, at $x = \tfrac12 \ln 3$ it is $1 - 0.25 = 0.75$,
# at $x = 5$ about $0.00018$.
#
# In the middle, tanh passes gradients on four times as well as the sigmoid. Yet it saturates just
# the same, even sooner: from about $|x| = 3$ on, less than a hundredth gets through.
#
# **Write** `tanh_gradient`.


# %%
def tanh_gradient(x):
    """Give the slope of the hyperbolic tangent at each number.

    The result is finite and right for all |x| up to 1e4. The input is not altered.

    Args:
        x: inputs of tanh (not its outputs), any shape, float32.

    Returns:
        Slopes from 0 to 1, same shape as `x`, float32 or float64.
    """
    # <solution>
    t = tf.tanh(x)
    return 1 - t * t
    # </solution>


# %% [markdown]
# ## The slope of ReLU
#
# $$\operatorname{relu}'(x) = \begin{cases}
#   1 & \text{if } x > 0 \\
#   0 & \text{if } x \le 0
# \end{cases}$$
#
# At $x = 0$ the curve has a corner: from the left the slope is 0, from the right it is 1, and the
# derivative does not exist. A program must return something, and we agree on the value from the
# **left**, 0. TensorFlow's own ReLU does the same.
#
# **A tiny example.** At $(-2,\ 0,\ 3)$ the slopes are $(0,\ 0,\ 1)$.
#
# This is why ReLU is the first choice for hidden layers. Where a unit is active its slope is
# exactly 1, however large the input: ten layers multiply the gradient by $1^{10} = 1$. It does not
# saturate on the right, it costs next to nothing, and networks with it usually train much faster.
# The price is on the left, where nothing gets through, and its outputs do not lie about 0.
#
# **Write** `relu_gradient`. It returns numbers, not answers of yes and no.


# %%
def relu_gradient(x):
    """Give the slope of ReLU at each number; at 0, the slope from the left.

    The input is not altered.

    Args:
        x: inputs of ReLU, any shape, float32.

    Returns:
        Slopes, each 0 or 1, same shape as `x`, float32 or float64.
    """
    # <solution>
    return tf.where(x > 0, 1.0, 0.0)
    # </solution>


# %% [markdown]
# ## The slope of the leaky ReLU
#
# $$\operatorname{leaky}'(x, \alpha) = \begin{cases}
#   1 & \text{if } x > 0 \\
#   \alpha & \text{if } x \le 0
# \end{cases}$$
#
# At the corner we take the value from the left again: $\alpha$.
#
# **A tiny example** with $\alpha = 0.1$: at $(-2,\ 0,\ 3)$ the slopes are $(0.1,\ 0.1,\ 1)$. The
# slope on the left is small, but it is not 0, and a unit that has strayed there can find its way
# back.
#
# **Write** `leaky_relu_gradient`.


# %%
def leaky_relu_gradient(x, alpha: float):
    """Give the slope of the leaky ReLU at each number; at 0, the slope from the left.

    The input is not altered.

    Args:
        x: inputs of the leaky ReLU, any shape, float32.
        alpha: slope on the negative side, Python float from 0 to 1.

    Returns:
        Slopes, each `alpha` or 1, same shape as `x`, float32 or float64.
    """
    # <solution>
    return tf.where(x > 0, 1.0, alpha)
    # </solution>


# %% [markdown]
# ## See it
#
# The next cell draws with your functions; it is not graded. On the left are the four curves, in the
# middle their slopes. Find the places where a unit is saturated or dead: there the curve is flat
# and the slope is at 0.
#
# The picture on the right follows a gradient on its way back through up to 20 layers, when the
# input of every unit happens to be 1. Each layer multiplies by the slope at 1. The weights between
# the layers also have their say in a real network, but they are left out here. Before you run the
# cell, guess: after how many layers has the sigmoid lost 99% of the gradient?

# %% tags=["skip-grading"]
import matplotlib.pyplot as plt
import numpy as np

ALPHA = 0.1
x = np.linspace(-5, 5, 401, dtype=np.float32)
layers = np.arange(21)
figure, (left, middle, right) = plt.subplots(1, 3, figsize=(15, 4.5), layout="constrained")


def draw(name, curve, slope, style="-"):
    left.plot(x, np.asarray(curve(tf.constant(x))), style, label=name)
    middle.plot(x, np.asarray(slope(tf.constant(x))), style, label=name)
    at_one = float(np.asarray(slope(tf.constant([1.0])))[0])
    right.semilogy(layers, at_one**layers, style, label=f"{name}: slope {at_one:.3f}")


draw("sigmoid", sigmoid, sigmoid_gradient)
draw("tanh", tanh, tanh_gradient)
draw("ReLU", relu, relu_gradient)
draw(
    f"leaky ReLU, α = {ALPHA}",
    lambda x: leaky_relu(x, ALPHA),
    lambda x: leaky_relu_gradient(x, ALPHA),
    "--",
)

left.set(title="The curves", xlabel="x", ylabel="activation", ylim=(-1.5, 3))
middle.set(title="Their slopes", xlabel="x", ylabel="gradient")
right.set(title="What is left of a gradient", xlabel="layers", ylabel="factor")
right.set_xticks(layers[::5])
for axes in (left, middle, right):
    axes.grid(alpha=0.3)
    axes.legend(fontsize="small")

plt.show()
