"""What a worker does that is made ready ahead: nothing in it is a student's.

TensorFlow's first operation, first gradient and first compiled loop take long, whatever they
compute; a worker that waits for a file has done them already. What is handed in comes over the
wire then, since the worker has had its working folder from its beginning.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from grader.wire import Variable
from grader.worker import calling, training

X = np.array([[1.0, 2.0], [3.0, 4.0], [0.5, 0.25]], np.float32)
Y_TRUE = np.array([[1.0], [2.0], [3.0]], np.float32)
W = np.array([[0.5], [0.25]], np.float32)
MODES = ("xla", "graph", "eager")


def warm_up() -> None:
    """Call and train a function of our own; no random number is drawn."""
    calling.call(_step, [Variable(W), X, Y_TRUE], _is_nobodys)
    for mode in MODES:
        training.Trainer().train(_step, W, [X, Y_TRUE], [1, 2], mode, _is_nobodys)


def furnish(work: Path, files: Sequence[Sequence[Any]]) -> None:
    """Write what was handed in into the working folder.

    Args:
        work: the folder, empty.
        files: (path below it as parts, bytes as an array) of each.
    """
    for parts, data in files:
        path = work.joinpath(*parts)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.tobytes())


def _step(w: Any, x: Any, y_true: Any) -> Any:
    """A step down the slope of a loss that has all that losses here are made of."""
    import tensorflow as tf

    with tf.GradientTape() as tape:
        y_pred = tf.matmul(x, w)
        sides = tf.where(y_pred > y_true, tf.square(y_pred - y_true), tf.exp(-y_pred))
        loss = tf.reduce_mean(tf.maximum(sides, 0.0)) + tf.reduce_sum(tf.nn.softmax(y_pred))
    w.assign_sub(0.1 * tape.gradient(loss, w))
    return loss


def _is_nobodys(filename: str) -> bool:
    return False
