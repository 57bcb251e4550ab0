# %% [markdown]
# # The mean squared error, and a model that learns
#
# A dairy sells yoghurt and wants to know in the morning how much it will sell by the evening. Two
# things that it can measure, $x_1$ and $x_2$, decide about the sales. How much each of them counts
# is not known: that is what the model is to find out from 32 days of records.
#
# Three parts are needed, and they are the same three in every supervised learning problem: *data*,
# a *loss* that says how bad a prediction is, and a *training step* that makes it a little less bad.
#
# ## First function: the data
#
# The records are made up, so that we know what the model should find. Each day's sales are the
# sum of the two inputs and a little noise, as real sales are never quite what a formula says:
#
# $$y = x_1 + x_2 + \varepsilon, \qquad \varepsilon \in [-0.05, 0.05)$$
#
# A good model finds weights near 1 and 1.
#
# Random numbers come from a *generator*. It begins at a *seed*, and the same seed gives the same
# numbers in the same order, today and tomorrow, so that others can repeat what you did. The order
# of the draws is therefore part of the recipe:
#
# 1. a generator `np.random.RandomState(seed)`;
# 2. all inputs with one call of its method `rand`, shape (32, 2), numbers from 0 to 1;
# 3. then, for each row from the first to the last, one more number $r$ of `rand`, which makes that
#    row's noise $\varepsilon = r / 10 - 0.05$.
#
# **A tiny example**: a row with inputs 0.3 and 0.4 whose draw is $r = 0.9$ has the noise 0.04 and
# the truth 0.74. With $r = 0.1$ the noise would be -0.04 and the truth 0.66.

# %%
import numpy as np
import tensorflow as tf

# %% [markdown]
# Write `sales_data`. It returns two arrays: the inputs, one row a day, and the truth as a *column*,
# one row a day as well.


# %%
def sales_data(seed: int):
    """Return 32 days of made-up sales: the inputs and the true numbers.

    The inputs are the first draw, `rand(32, 2)`, of `np.random.RandomState(seed)`. After that the
    same generator gives one number r for each row, in order; the truth of the row is the sum of
    its two inputs and the noise r / 10 - 0.05.

    Args:
        seed: where the generator begins, Python int.

    Returns:
        A tuple (x, y_true): inputs of shape (32, 2) and true numbers of shape (32, 1), both
        float32 or float64.
    """
    # <solution>
    random = np.random.RandomState(seed)
    x = random.rand(32, 2)
    noise = random.rand(32, 1) / 10.0 - 0.05
    y_true = x.sum(axis=1, keepdims=True) + noise
    return x.astype(np.float32), y_true.astype(np.float32)
    # </solution>


# %% [markdown]
# ## Second function: the loss
#
# How bad are $n$ predictions $\hat y$ for the truth $y$? Take each error, square it, and average:
#
# $$\text{MSE}(y, \hat y) = \frac{1}{n} \sum_{i=1}^{n} (\hat y_i - y_i)^2$$
#
# The square makes every error count as positive, so that one too high and one too low do not
# cancel. It also makes large errors count for much more than small ones: twice as far off is four
# times as bad. And it is smooth: its slope fades away as the error does, which is why training with
# it comes to rest.
#
# **A tiny example:**
#
# | true | predicted | error | squared |
# |---:|---:|---:|---:|
# | 3 | 2 | -1 | 1 |
# | 5 | 7 | 2 | 4 |
#
# The mean squared error is (1 + 4) / 2 = 2.5. The mean of the errors would be 0.5, which hides that
# both predictions are wrong.
#
# Write `mse`.


# %%
def mse(y_true, y_pred):
    """Return the mean squared error of a batch of predictions.

    The arguments stay as they are.

    Args:
        y_true: true numbers, shape (n, 1) or (n,), float32.
        y_pred: predicted numbers, same shape as `y_true`, float32.

    Returns:
        The mean of the n squared errors, a scalar, float32 or float64.
    """
    # <solution>
    return tf.reduce_mean(tf.square(y_pred - y_true))
    # </solution>


# %% [markdown]
# ## Third function: one training step
#
# The model is as simple as can be: two inputs, two weights, no bias. For the whole batch at once,
#
# $$\hat y = x\,w, \qquad x: (n, 2), \quad w: (2, 1), \quad \hat y: (n, 1)$$
#
# The gradient of the loss $L$ with respect to $w$ tells how $L$ changes when each weight grows
# a little. One step of gradient descent goes the other way, by a small part of the gradient:
#
# $$w \leftarrow w - \text{lr} \cdot \frac{\partial L}{\partial w}$$
#
# A `tf.GradientTape` records the computation and works the gradient out. By hand it is not hard
# either; the chain rule gives, for each weight $w_j$,
#
# $$\frac{\partial L}{\partial w_j} = \frac{1}{n} \sum_{i=1}^{n} 2\,(\hat y_i - y_i)\,x_{ij}$$
#
# **A tiny example**: one row $x = (1, 2)$ with truth 2, weights $(0.5, 0.5)$, `lr = 0.05`. The
# prediction is 1.5, the error -0.5, the loss 0.25. The gradient is $2 \cdot (-0.5) \cdot (1, 2) =
# (-1, -2)$, so the new weights are $(0.55, 0.6)$. They predict 1.75: half of the error is gone.
#
# Write `train_step`. It takes *one* step and returns the loss from *before* the step: 0.25 in the
# example. `w` is a `tf.Variable`, and after the call this same Variable holds the new weights. A
# Variable has methods that change it in place; the line `w = ...` would only give the name `w` to
# something else, and the caller would never see it.


# %%
def train_step(w: tf.Variable, x, y_true, lr: float):
    """Take one step of gradient descent on the mean squared error and return the loss before it.

    The prediction is the matrix product of x and w. The Variable `w` is updated in place; `x` and
    `y_true` stay as they are.

    Args:
        w: weights, tf.Variable of shape (2, 1), float32.
        x: inputs, shape (n, 2), float32.
        y_true: true numbers, shape (n, 1), float32.
        lr: learning rate, Python float.

    Returns:
        The mean squared error of the batch before the update, a scalar, float32 or float64.
    """
    # <solution>
    with tf.GradientTape() as tape:
        loss = mse(y_true, x @ w)
    w.assign_sub(lr * tape.gradient(loss, w))
    return loss
    # </solution>


# %% [markdown]
# ## See it
#
# The next cell trains twice on the sales of seed 23455, from two different starts, 8,000 steps
# each. It takes up to half a minute and tells you how far it is.
#
# Before you run it, guess: will the two runs end at the same weights?
#
# On the left, the loss falls fast at first and slowly later. It never reaches 0: the noise cannot
# be predicted. In the middle, the weights: both pairs go towards 1 and 1. On the right, the same
# seen from above, with lines of equal loss. The valley is long and narrow. The first steps run down
# its steep sides, and then the path creeps along its floor, where the slope is small.

# %% tags=["skip-grading"]
import matplotlib.pyplot as plt

inputs, truth = (tf.constant(part, tf.float32) for part in sales_data(23455))


def train(start, steps):
    w = tf.Variable(start)
    path, losses = [w.numpy().ravel()], []
    for step in range(steps):
        losses.append(float(train_step(w, inputs, truth, 0.002)))
        path.append(w.numpy().ravel())
        if step % 1000 == 0 or step == steps - 1:
            print(f"step {step:5,} of {steps:,}: loss {losses[-1]:.5f}, w {path[-1]}")
    return np.array(path), losses


figure, (left, middle, right) = plt.subplots(1, 3, figsize=(15, 4.5), layout="constrained")
grid = np.meshgrid(np.linspace(-1, 1.5, 41), np.linspace(-0.2, 2, 41))
pairs = np.stack([part.ravel() for part in grid]).astype(np.float32)
heights = [float(mse(truth, inputs @ pair[:, np.newaxis])) for pair in pairs.T]
levels = np.geomspace(0.002, 4, 14)
right.contour(*grid, np.reshape(heights, grid[0].shape), levels, colors="gray", linewidths=0.6)
for name, start in (
    ("first start", [[-0.008113182], [0.014845988]]),
    ("second start", [[-0.8113182], [1.4845988]]),
):
    print(name)
    path, losses = train(start, 8_000)
    left.semilogy(losses, label=name)
    middle.plot(path, label=[f"$w_1$, {name}", f"$w_2$, {name}"])
    right.plot(path[:, 0], path[:, 1], label=name)

left.set(title="Loss", xlabel="step", ylabel="mean squared error")
middle.set(title="Weights", xlabel="step", ylabel="weight")
right.set(title="The way to the minimum", xlabel="$w_1$", ylabel="$w_2$")
for axes in (left, middle, right):
    axes.legend(fontsize="small")

plt.show()
