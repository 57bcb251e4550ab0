"""What a student's functions may change while they are graded, and what is put back afterwards.

Names and containers of the namespace, random states, settings of libraries, the working folder.
What a function changes inside other objects (an array, a variable, an optimizer) stays changed.
"""

from __future__ import annotations

import contextlib
import io
import os
import random
import sys
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from grader.sandbox.output import OutputCapture

Undo = Callable[[], object]


@contextlib.contextmanager
def restored(namespace: dict[str, Any]) -> Iterator[None]:
    """Put back what is changed within: the namespace, random states, settings, the folder."""
    undo = [_names(namespace), *_random_states(), *_settings(), _folder()]
    with contextlib.ExitStack() as stack:
        for action in undo:
            stack.callback(action)
        stack.enter_context(warnings.catch_warnings())
        stack.enter_context(np.errstate())
        stack.enter_context(np.printoptions())
        if "matplotlib" in sys.modules:
            stack.enter_context(sys.modules["matplotlib"].rc_context())
        yield


@contextlib.contextmanager
def kept_apart(output: OutputCapture) -> Iterator[None]:
    """Let what is printed within go to `output`; what is displayed or drawn goes nowhere."""
    figures = _figures()
    stream = _Funnel(output)
    with (
        contextlib.redirect_stdout(stream),
        contextlib.redirect_stderr(stream),
        _without_display(),
    ):
        try:
            yield
        finally:
            for number in _figures() - figures:
                sys.modules["matplotlib.pyplot"].close(number)


class _Funnel(io.TextIOBase):
    """A stream that keeps what is written to it within the bounds of a capture."""

    def __init__(self, output: OutputCapture) -> None:
        self._output = output

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """As a terminal's."""
        return "utf-8"

    def writable(self) -> bool:
        """It takes texts."""
        return True

    def write(self, text: str) -> int:
        """Keep it as far as there is room."""
        self._output.add(text.encode("utf-8", errors="replace"))
        return len(text)


def _without_display() -> contextlib.AbstractContextManager[Any]:
    from IPython.utils.capture import capture_output

    captured: contextlib.AbstractContextManager[Any] = capture_output(
        stdout=False, stderr=False, display=True
    )
    return captured


def _figures() -> set[int]:
    pyplot = sys.modules.get("matplotlib.pyplot")
    return set(pyplot.get_fignums()) if pyplot else set()


def _names(namespace: dict[str, Any]) -> Undo:
    before = dict(namespace)
    contents = {name: _copied(value) for name, value in before.items()}

    def undo() -> None:
        for name in namespace.keys() - before.keys():
            del namespace[name]
        for name, value in before.items():
            if namespace.get(name) is not value:
                namespace[name] = value
            _refill(value, contents[name])

    return undo


def _copied(value: Any) -> Any:
    return value.copy() if type(value) in (list, dict, set) else None


def _refill(value: Any, before: Any) -> None:
    """Give a container back what it held; one that holds the same is not touched."""
    if type(value) is list:
        if len(value) != len(before) or any(map(_differ, value, before)):
            value[:] = before
    elif type(value) is dict:
        if list(value) != list(before) or any(map(_differ, value.values(), before.values())):
            value.clear()
            value.update(before)
    elif type(value) is set and value != before:
        value.clear()
        value.update(before)


def _differ(one: object, other: object) -> bool:
    return one is not other


def _random_states() -> Iterator[Undo]:
    state, legacy = random.getstate(), np.random.get_state()
    yield lambda: random.setstate(state)
    yield lambda: np.random.set_state(legacy)
    if "tensorflow" in sys.modules:
        yield _seed_of_tensorflow()


def _seed_of_tensorflow() -> Undo:
    """TensorFlow sets its seed and does not tell it; kept elsewhere, it stays as it is."""
    context = sys.modules.get("tensorflow.python.eager.context")
    held: Any = context.context() if context else None
    seed, numbers = getattr(held, "_seed", None), getattr(held, "_rng", None)
    state: Any = numbers.getstate() if isinstance(numbers, random.Random) else None

    def undo() -> None:
        if hasattr(held, "_seed") and hasattr(held, "_rng"):
            held._seed, held._rng = seed, numbers
        if isinstance(numbers, random.Random):
            numbers.setstate(state)

    return undo


def _settings() -> Iterator[Undo]:
    if "tensorflow" in sys.modules:
        config = sys.modules["tensorflow"].config
        eagerly = config.functions_run_eagerly()
        yield lambda: config.run_functions_eagerly(eagerly)
    keras = getattr(sys.modules.get("keras"), "config", None)
    if keras is not None:  # Keras 2 has no such module
        floatx, policy = keras.floatx(), keras.dtype_policy()
        yield lambda: keras.set_floatx(floatx)
        yield lambda: keras.set_dtype_policy(policy)


def _folder() -> Undo:
    here = os.getcwd()

    def undo() -> None:
        with contextlib.suppress(OSError):  # it is gone
            os.chdir(here)

    return undo
