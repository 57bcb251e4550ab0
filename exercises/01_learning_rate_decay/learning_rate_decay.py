import numpy as np


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
    raise NotImplementedError("exponential_decay is not written yet")


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
    raise NotImplementedError("descend is not written yet")
