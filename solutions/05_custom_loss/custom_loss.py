# %% [markdown]
# # A loss that counts money
#
# A shop makes fresh sandwiches every morning and has to guess how many it will sell. One too many,
# and its *cost* is lost. One too few, and the *profit* on a sale is lost. These two amounts are
# hardly ever the same, but the mean squared error does not know that: for it, one too many and one
# too few are equally bad. If you care about money, train on money.
#
# ## The idea
#
# Let $y$ be the true number and $\hat y$ the prediction. Each prediction is charged by how far it
# is off and on which side:
#
# $$f(y, \hat y) = \begin{cases}
#   \text{cost} \cdot (\hat y - y) & \text{if } \hat y > y \quad \text{(predicted too much)} \\
#   \text{profit} \cdot (y - \hat y) & \text{if } \hat y < y \quad \text{(predicted too little)}
# \end{cases}$$
#
# Both lines are positive: a loss is something to pay, on either side. A perfect prediction is free.
#
# **A tiny example** with `cost = 2` and `profit = 5`:
#
# | true | predicted | off by | charge |
# |---:|---:|---|---:|
# | 10 | 12 | 2 too many | 2 · 2 = 4 |
# | 10 | 7 | 3 too few | 5 · 3 = 15 |
#
# The mean of the charges is 9.5, their sum is 19.

# %%
import tensorflow as tf

# %% [markdown]
# ## First function: the mean
#
# Write `custom_loss`: charge every row of the batch, then return the mean of all the charges. Each
# row has to be judged by itself, since one batch usually has rows on both sides. An `if` decides
# for a whole tensor at once; look for something that chooses element by element.


# %%
def custom_loss(y_true, y_pred, cost: float, profit: float):
    """Return the mean charge of a batch of predictions.

    A prediction above the truth is charged `cost` for each unit too many, a prediction below
    the truth `profit` for each unit too few. The arguments stay as they are.

    Args:
        y_true: true numbers, shape (n, 1) or (n,), float32.
        y_pred: predicted numbers, same shape as `y_true`, float32.
        cost: charge for one unit predicted too much, Python float.
        profit: charge for one unit predicted too little, Python float.

    Returns:
        The mean of the n charges, a scalar, float32 or float64.
    """
    # <solution>
    error = y_pred - y_true
    return tf.reduce_mean(tf.where(error > 0, cost * error, -profit * error))
    # </solution>


# %% [markdown]
# ## Second function: the sum
#
# Write `custom_loss_sum`: the same charges, added up. Its value grows with the size of the batch,
# and so does its gradient: with the same learning rate, 32 rows make the steps 32 times as long.
# That is why the mean is the usual choice.


# %%
def custom_loss_sum(y_true, y_pred, cost: float, profit: float):
    """Return the total charge of a batch of predictions.

    The rows are charged as in `custom_loss`. The arguments stay as they are.

    Args:
        y_true: true numbers, shape (n, 1) or (n,), float32.
        y_pred: predicted numbers, same shape as `y_true`, float32.
        cost: charge for one unit predicted too much, Python float.
        profit: charge for one unit predicted too little, Python float.

    Returns:
        The sum of the n charges, a scalar, float32 or float64.
    """
    # <solution>
    error = y_pred - y_true
    return tf.reduce_sum(tf.where(error > 0, cost * error, -profit * error))
    # </solution>


# %% [markdown]
# ## Third function: one training step
#
# The model is as simple as can be: two inputs, two weights, no bias. For the whole batch at once,
#
# $$\hat y = x\,w, \qquad x: (n, 2), \quad w: (2, 1), \quad \hat y: (n, 1)$$
#
# One step of gradient descent lowers the mean loss $L$ of the batch:
#
# $$w \leftarrow w - \text{lr} \cdot \frac{\partial L}{\partial w}$$
#
# **A tiny example**: one row $x = (1, 2)$ with truth 2, weights $(0.5, 0.5)$, `cost = 1`,
# `profit = 3`, `lr = 0.1`. The prediction is 1.5, half a unit too little, so the loss is 1.5. If a
# weight grows, the prediction grows by its input, and the loss falls by three times that: the
# gradient is $(-3, -6)$. The new weights are $(0.8, 1.1)$. They predict 3.0, which is now too much:
# with a loss like this a step can overshoot.
#
# Write `train_step`. It takes *one* step and returns the loss from *before* the step: 1.5 in the
# example. `w` is a `tf.Variable`, and after the call this same Variable holds the new weights. A
# Variable has methods that change it in place; the line `w = ...` would only give the name `w` to
# something else, and the caller would never see it.


# %%
def train_step(w: tf.Variable, x, y_true, lr: float, cost: float, profit: float):
    """Take one step of gradient descent on the mean charge and return the loss before it.

    The prediction is the matrix product of x and w. The Variable `w` is updated in place.

    Args:
        w: weights, tf.Variable of shape (2, 1), float32.
        x: inputs, shape (n, 2), float32.
        y_true: true numbers, shape (n, 1), float32.
        lr: learning rate, Python float.
        cost: charge for one unit predicted too much, Python float.
        profit: charge for one unit predicted too little, Python float.

    Returns:
        The mean charge of the batch before the update, a scalar, float32 or float64.
    """
    # <solution>
    with tf.GradientTape() as tape:
        loss = custom_loss(y_true, x @ w, cost, profit)
    w.assign_sub(lr * tape.gradient(loss, w))
    return loss
    # </solution>


# %% [markdown]
# ## See it
#
# The next cell trains on 32 days of a small shop. The truth is about $x_1 + x_2$, so honest weights
# are near 1 and 1. It trains for 15,000 steps with cost 1 and profit 99, where running out is the
# expensive mistake, and then for 3,000 steps the other way round. It takes a while and tells you
# how far it is.
#
# Before you run it, guess: which of the two shops ends with weights above 1?
#
# The picture in the middle shows the last 2,000 steps of the long run, from very close. The weights
# do not come to rest. However near the goal, the slope of this loss does not fade, and so the steps
# do not get shorter: the weights go round the best place for ever. With the mean squared error,
# whose slope fades away near its minimum, they would come to rest. Here a learning rate that decays
# would help.

# %% tags=["skip-grading"]
import matplotlib.pyplot as plt
import numpy as np

random = np.random.RandomState(23455)
x = random.rand(32, 2)
noise = np.array([random.rand() / 10 - 0.05 for _ in x])
y_true = tf.constant((x.sum(axis=1) + noise)[:, np.newaxis], tf.float32)
x = tf.constant(x, tf.float32)


def train(cost, profit, steps):
    w = tf.Variable([[0.013587774], [0.005417413]])
    path = np.zeros((steps, 2))
    for step in range(steps):
        loss = train_step(w, x, y_true, 0.002, cost, profit)
        path[step] = w.numpy().ravel()
        if step % 500 == 0 or step == steps - 1:
            print(f"step {step:6,} of {steps:,}: loss {float(loss):.4f}, w {w.numpy().ravel()}")
    return path


figure, (left, middle, right) = plt.subplots(1, 3, figsize=(15, 4.5), layout="constrained")
for cost, profit, steps in ((1.0, 99.0, 15_000), (99.0, 1.0, 3_000)):
    name = f"cost {cost:g}, profit {profit:g}"
    print(name)
    path = train(cost, profit, steps)
    left.plot(path[:1500], label=[f"$w_1$, {name}", f"$w_2$, {name}"])
    right.scatter(y_true, x @ path[-1:].T.astype(np.float32), s=14, label=name)
    if steps == 15_000:
        middle.plot(path[-2000:, 0], path[-2000:, 1], ".", markersize=2)

left.set(title="The first 1,500 steps", xlabel="step", ylabel="weight")
left.legend(fontsize="small")
middle.set(title="The last 2,000 steps, cost 1, profit 99", xlabel="$w_1$", ylabel="$w_2$")
diagonal = [0, float(tf.reduce_max(y_true))]
right.plot(diagonal, diagonal, color="gray", linewidth=0.8)
right.set(title="Above the line: predicted too much", xlabel="truth", ylabel="prediction")
right.legend(fontsize="small")

plt.show()
