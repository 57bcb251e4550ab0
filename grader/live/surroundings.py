"""What a student's functions may change while they are graded, and what is put back afterwards.

Names and containers of the namespace (see `contents`), random states, settings of Python and of
libraries, the environment, the working folder. What a function changes inside other objects (an
array, a variable, an optimizer) stays changed. The list for users is in docs/notebook.md.
"""

from __future__ import annotations

import contextlib
import functools
import io
import logging
import os
import random
import sys
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from grader.live.contents import names_and_contents
from grader.sandbox.output import OutputCapture

Undo = Callable[[], object]
KERAS_VALUES = ("floatx", "epsilon", "image_data_format", "dtype_policy")
KERAS_SWITCHES = ("interactive_logging", "traceback_filtering")


@contextlib.contextmanager
def restored(namespace: dict[str, Any]) -> Iterator[None]:
    """Put back what is changed within: the namespace, random states, settings, the folder."""
    undo = [names_and_contents(namespace), *_random_states(), *_of_tensorflow(), *_of_keras()]
    undo += [_backend(), *_of_python()]  # these come first: a backend may have to be imported
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


def _of_python() -> Iterator[Undo]:
    yield _environment()
    yield _import_path()
    yield _loggers()
    yield _folder()


def _environment() -> Undo:
    before = dict(os.environ)

    def undo() -> None:
        for name in os.environ.keys() - before.keys():
            del os.environ[name]
        for name in [name for name in before if os.environ.get(name) != before[name]]:
            os.environ[name] = before[name]

    return undo


def _import_path() -> Undo:
    path, before = sys.path, list(sys.path)

    def undo() -> None:
        sys.path = path
        if path != before:
            path[:] = before

    return undo


def _loggers() -> Undo:
    """Of all that there are: levels, handlers and filters, and whether they say anything."""
    manager = logging.root.manager
    there = [one for one in manager.loggerDict.values() if isinstance(one, logging.Logger)]
    before = [
        (one, one.level, one.disabled, one.propagate, list(one.handlers), list(one.filters))
        for one in (logging.root, *there)
    ]
    disabled = manager.disable

    def undo() -> None:
        logging.disable(disabled)
        for logger, level, is_disabled, propagate, handlers, filters in before:
            if logger.level != level:
                logger.setLevel(level)
            logger.disabled, logger.propagate = is_disabled, propagate
            logger.handlers[:], logger.filters[:] = handlers, filters

    return undo


def _of_tensorflow() -> Iterator[Undo]:
    if "tensorflow" in sys.modules:
        config = sys.modules["tensorflow"].config
        eagerly = config.functions_run_eagerly()
        yield lambda: config.run_functions_eagerly(eagerly)


def _of_keras() -> Iterator[Undo]:
    config = getattr(sys.modules.get("keras"), "config", None)
    if config is None:  # Keras 2 has no such module
        return
    for name in KERAS_VALUES:
        yield functools.partial(getattr(config, f"set_{name}"), getattr(config, name)())
    for name in KERAS_SWITCHES:
        turn = "enable" if getattr(config, f"is_{name}_enabled")() else "disable"
        yield getattr(config, f"{turn}_{name}")


def _backend() -> Undo:
    """What matplotlib draws with, which `rc_context` leaves; it may not have been chosen yet."""
    pyplot: Any = sys.modules.get("matplotlib.pyplot")
    before = dict.get(pyplot.rcParams, "backend") if pyplot else None

    def undo() -> None:
        if isinstance(before, str) and dict.get(pyplot.rcParams, "backend") != before:
            pyplot.switch_backend(before)

    return undo


def _folder() -> Undo:
    here: str | None = None
    with contextlib.suppress(OSError):  # it is gone already
        here = os.getcwd()

    def undo() -> None:
        with contextlib.suppress(OSError):  # it is gone
            os.chdir(here or os.curdir)

    return undo
