# %% [markdown]
# # Learning-rate decay
#
# Gradient descent walks downhill, and the *learning rate* says how long its steps are. Far from
# the bottom long steps save time. Close to it they do harm: a walker with long legs strides over
# the lowest point again and again. So we begin with a generous learning rate and let it shrink
# while training goes on.
#
# ## The idea
#
# *Exponential decay* multiplies the learning rate by the same factor in every stretch of
# `lr_step` epochs:
#
# $$\text{lr}(\text{epoch}) = \text{lr\_base} \cdot
#   \text{lr\_decay}^{\,\text{epoch} / \text{lr\_step}}$$
#
# - `lr_base` is the rate at epoch 0.
# - `lr_decay`, a little below 1, is what is left of the rate after `lr_step` epochs.
# - The exponent is a real number. Halfway through a stretch half of the decay has happened, so the
#   curve is smooth and has no stairs.
#
# **A tiny example.** With `lr_base = 0.1`, `lr_decay = 0.5` and `lr_step = 4` the rate halves every
# four epochs:
#
# | epoch | exponent | learning rate |
# |---:|---:|---:|
# | 0 | 0 | 0.1 |
# | 2 | 0.5 | 0.070711 |
# | 4 | 1 | 0.05 |
# | 8 | 2 | 0.025 |

# %%
import numpy as np

# %% [markdown]
# ## First function: the schedule
#
# Write `exponential_decay`. It gets four Python numbers and returns one: the learning rate of that
# epoch.


# %%
def exponential_decay(lr_base: float, lr_decay: float, epoch: int, lr_step: int) -> float:
    """Return the learning rate of one epoch under exponential decay.

    The rate is `lr_base` at epoch 0 and shrinks smoothly: every `lr_step` epochs it has been
    multiplied by `lr_decay` once, and between two such epochs by the matching part of it.

    Args:
        lr_base: learning rate at epoch 0, Python float.
        lr_decay: what is left of the rate after `lr_step` epochs, Python float above 0.
        epoch: number of the epoch, counted from 0, Python int.
        lr_step: number of epochs in which the rate is multiplied by `lr_decay` once, Python int.

    Returns:
        The learning rate of this epoch, one number.
    """
    # <solution>
    return lr_base * lr_decay ** (epoch / lr_step)
    # </solution>


# %% [markdown]
# ## Second function: walk down a valley
#
# Now put the schedule to work on the friendliest loss there is, a parabola with its lowest point at
# $w = -1$:
#
# $$L(w) = (w + 1)^2$$
#
# Each epoch looks at the slope of the loss where it stands and takes one step against it:
#
# $$w \leftarrow w - \text{lr} \cdot \frac{dL}{dw}$$
#
# Derive the slope on paper, or let `tf.GradientTape` find it for you: both are fine here.
#
# **A tiny example.** From $w = 1$ with `lr_base = 0.25`, `lr_decay = 0.5`, `lr_step = 2`, three
# epochs:
#
# | epoch | w before | loss | slope | lr | w after |
# |---:|---:|---:|---:|---:|---:|
# | 0 | 1 | 4 | 4 | 0.25 | 0 |
# | 1 | 0 | 1 | 2 | 0.176777 | -0.353553 |
# | 2 | -0.353553 | 0.417893 | 1.292893 | 0.125 | -0.515165 |
#
# Write `descend`. It keeps a record of the walk, one row per epoch, with three numbers in this
# order: `w` *after* the step, the loss *before* it, and the learning rate of the step. The walk
# above comes back as
#
# ```
# [[ 0.        4.        0.25    ]
#  [-0.353553  1.        0.176777]
#  [-0.515165  0.417893  0.125   ]]
# ```


# %%
def descend(w: float, lr_base: float, lr_decay: float, lr_step: int, epochs: int) -> np.ndarray:
    """Minimise (w + 1)^2 by gradient descent and return a record of every epoch.

    Epochs are counted from 0. Each takes one step with the learning rate that
    `exponential_decay` gives for it, so the first step is taken with `lr_base`.

    Args:
        w: where the walk starts, Python float.
        lr_base: learning rate of epoch 0, Python float.
        lr_decay: what is left of the rate after `lr_step` epochs, Python float above 0.
        lr_step: number of epochs in which the rate is multiplied by `lr_decay` once, Python int.
        epochs: number of steps to take, Python int, at least 1.

    Returns:
        Array of shape (epochs, 3), float64 or float32. Row k holds, for epoch k: w after the
        update, the loss before the update, the learning rate.
    """
    # <solution>
    rows = []
    for epoch in range(epochs):
        lr = exponential_decay(lr_base, lr_decay, epoch, lr_step)
        loss = (w + 1) ** 2
        w = w - lr * 2 * (w + 1)
        rows.append((w, loss, lr))
    return np.array(rows)
    # </solution>


# %% [markdown]
# ## See it
#
# The next cell draws your schedule for three values of `lr_step`, and your walk down the parabola
# from $w = 5$ in forty epochs. The early steps cover most of the way; the late ones hardly move,
# because the slope has become small and the learning rate with it. Try `lr_base = 0.95` as well:
# now the walk jumps from one side of the valley to the other, and the decay calms it down.

# %% tags=["skip-grading"]
import matplotlib.pyplot as plt

figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4), layout="constrained")

epochs = range(100)
for lr_step in (1, 5, 20):
    rates = [exponential_decay(0.2, 0.95, epoch, lr_step) for epoch in epochs]
    left.plot(epochs, rates, label=f"lr_step = {lr_step}")
left.set(title="Learning rate, lr_base 0.2, lr_decay 0.95", xlabel="epoch", ylabel="lr")
left.legend()

start = 5.0
record = np.array(descend(start, 0.2, 0.99, 1, 40))
stops = np.concatenate([[start], record[:, 0]])
line = np.linspace(-7.5, 5.5, 200)
right.plot(line, (line + 1) ** 2, color="lightgray")
right.plot(stops, (stops + 1) ** 2, "o-", markersize=4)
right.set(title="Forty steps down (w + 1)²", xlabel="w", ylabel="loss")

plt.show()
