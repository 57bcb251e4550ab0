"""The student's work as checks see it: every call crosses the wire and comes back as data."""

from __future__ import annotations

import difflib
import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from grader.evidence import Judgement, raised_as
from grader.judging import Answer, CheckFailed
from grader.model import Verdict
from grader.replies import Raised, flag, numbers_in, raised_in
from grader.wire import Variable

LINE = 80
INLINE = (72, 24)


class Worker(Protocol):
    """What the proxy needs of an execution: one request, one reply."""

    def ask(self, body: dict[str, Any], timeout_s: float) -> dict[str, Any]:
        """The reply, or `CheckFailed` when the worker was lost."""

    def ask_apart(self, body: dict[str, Any], timeout_s: float) -> dict[str, Any]:
        """The same from a worker that is used for tracing only."""

    def names(self) -> list[str]:
        """What the submission defines."""

    @property
    def call_s(self) -> float:
        """The deadline of one call, in seconds."""

    @property
    def total_s(self) -> float:
        """The time of the whole exercise, in seconds."""

    @property
    def trouble(self) -> str:
        """What went wrong while the file was loaded, as a clause; empty when nothing did."""


@dataclass(frozen=True, slots=True)
class Trained:
    """Weights along a run, and whether the student's code kept something from step to step."""

    weights: np.ndarray[Any, Any]
    keeps_state: bool


class Student:
    """Calls a student's functions: `student.softmax(logits)` gives an `Answer`.

    Arrays arrive as `tf.Tensor`, a `Variable` as a new `tf.Variable`, numbers as they are.
    `journal` takes note of each judgement, `called` of each function that was called, the one
    called last at the end.
    """

    def __init__(self, worker: Worker, signatures: Mapping[str, tuple[str, ...]]) -> None:
        self._worker = worker
        self._signatures = signatures
        self._timed_out: set[str] = set()
        self._spent: dict[str, float] = {}
        self.journal: list[Judgement] = []
        self.called: dict[str, None] = {}

    def __getattr__(self, name: str) -> Callable[..., Answer]:
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda *arguments: self.call(name, *arguments)

    def call(self, function: str, *arguments: Any) -> Answer:
        """Call a function with positional arguments.

        Raises:
            CheckFailed: it is missing, raised, ran too long, or returned too much.
        """
        body = {"op": "call", "function": function, "arguments": list(arguments)}
        call = describe_call(function, arguments, self._parameters(function))
        reply = self._ask(function, call, body, self._worker.call_s)
        if flag(reply, "empty"):
            raise CheckFailed(Verdict.NOT_ATTEMPTED, f"{function} is not written yet.")
        return Answer(
            call,
            reply.get("value"),
            _variables(reply),
            self._names_of(function, numbers_in(reply, "altered")),
            tuple(a for a in arguments if isinstance(a, np.ndarray)),
            self.journal,
        )

    def value(self, name: str) -> Answer:
        """What a name at the top level of the submission holds.

        Raises:
            CheckFailed: there is no such name, or the worker was lost.
        """
        body = {"op": "value", "name": name}
        reply = self._ask(name, name, body, self._worker.call_s)
        return Answer(name, reply.get("value"), journal=self.journal)

    def train(
        self,
        function: str,
        start: np.ndarray[Any, Any],
        arguments: Sequence[Any],
        at: Sequence[int],
        mode: str,
        timeout_s: float,
    ) -> Trained | None:
        """The weights after each number of steps in `at`; None when the step cannot be traced.

        Traced modes ("xla", "graph") run in a worker of their own.

        Raises:
            CheckFailed: as for `call`.
        """
        body = {
            "op": "train",
            "function": function,
            "start": start,
            "arguments": list(arguments),
            "at": list(at),
            "mode": mode,
        }
        call = f"{function}(w, ...) over {at[-1]} steps"
        if mode == "eager":
            reply = self._ask(function, call, body, timeout_s)
        else:
            reply = self._worker.ask_apart(body, timeout_s)
        if "weights" not in reply:
            return None
        weights = _weights(reply.get("weights"), (len(at), *start.shape), call)
        return Trained(weights, flag(reply, "keeps_state"))

    @property
    def call_s(self) -> float:
        """The deadline of one call, in seconds."""
        return self._worker.call_s

    def _ask(
        self, function: str, call: str, body: dict[str, Any], timeout_s: float
    ) -> dict[str, Any]:
        self.called.pop(function, None)
        self.called[function] = None
        if function in self._timed_out:
            timeout_s /= 5
        timeout_s = min(timeout_s, self._time_left(function, call))
        begin = time.monotonic()
        try:
            reply = self._worker.ask(body, timeout_s)
        except CheckFailed as failed:
            self._note(function, failed.verdict)
            raise CheckFailed(failed.verdict, f"{call}: {failed.text}") from None
        finally:
            spent = self._spent.get(function, 0.0)
            self._spent[function] = spent + time.monotonic() - begin
        if flag(reply, "missing"):
            kind = "name" if body["op"] == "value" else "function"
            raise CheckFailed(Verdict.MISSING, self._missing(kind, function))
        self._refuse(function, call, reply, timeout_s)
        return reply

    def _refuse(self, function: str, call: str, reply: Mapping[str, Any], timeout_s: float) -> None:
        """Raise what a reply tells of instead of a value."""
        if flag(reply, "no_function"):
            text = f"{function} is no function any more: its name was given to something else."
            raise CheckFailed(Verdict.MISSING, text)
        if "too_large" in reply:
            raise CheckFailed(Verdict.OUTPUT, f"{call}: it returned more data than is accepted.")
        error = raised_in(reply)
        if error is not None:
            outcome = raised(function, call, error, timeout_s)
            self._note(function, outcome.verdict)
            raise outcome

    def _time_left(self, function: str, call: str) -> float:
        """What is left of a function's part of the time, so that it cannot use up the others'."""
        part = self._worker.total_s / max(2, len(self._signatures))
        left = part - self._spent.get(function, 0.0)
        if left <= 0:
            text = f"{call}: its calls before this one took {part:.0f} s, all the time it has."
            raise CheckFailed(Verdict.TIMEOUT, text)
        return left

    def _note(self, function: str, verdict: Verdict) -> None:
        if verdict is Verdict.TIMEOUT:
            self._timed_out.add(function)

    def _missing(self, kind: str, function: str) -> str:
        names = [name for name in self._worker.names() if name not in self._signatures]
        near = _nearest(function, names)
        hint = f" There is {near}: is that it, misspelled?" if near else ""
        return f"There is no {kind} {function}.{hint}{self._worker.trouble}"

    def _parameters(self, function: str) -> tuple[str, ...]:
        return self._signatures.get(function, ())

    def _names_of(self, function: str, positions: Sequence[int]) -> tuple[str, ...]:
        names = self._parameters(function)
        return tuple(names[i] for i in positions if 0 <= i < len(names))


def _variables(reply: Mapping[str, Any]) -> dict[int, Any]:
    """The values of variables by position, which crosses the wire as a text."""
    values = reply.get("variables")
    pairs = values.items() if isinstance(values, dict) else ()
    return {int(key): value for key, value in pairs if str(key).isdecimal()}


def raised(function: str, call: str, error: Raised, timeout_s: float) -> CheckFailed:
    """The outcome of a call that raised: a stub, a time-out, memory, or an error."""
    if error.interrupted:
        at = f" It was at line {error.line}: {error.code}" if error.line else ""
        return CheckFailed(Verdict.TIMEOUT, f"{call}: no answer after {timeout_s:g} s.{at}")
    if error.stub:
        return CheckFailed(Verdict.NOT_ATTEMPTED, _unwritten(function, error.function))
    verdict = Verdict.MEMORY if error.type == "MemoryError" else Verdict.ERROR
    place = f" (line {error.line}: {error.code})" if error.line else _line_in_graph(error.message)
    message = _shorten(error.message)
    return CheckFailed(
        verdict,
        f"{call} raised {error.type}: {message}{place}",
        evidence=raised_as(call, error.type, message),
    )


def _line_in_graph(message: str) -> str:
    """Where AutoGraph says that an error in a `tf.function` arose."""
    lines = re.findall(r"line (\d{1,7}), in \w+  \*\n\s*(.{1,200})", message)
    return f" (line {lines[-1][0]}: {lines[-1][1].strip()})" if lines else ""


def _unwritten(function: str, inner: str) -> str:
    if inner in (function, "", "<lambda>") or inner.startswith("tf__"):
        return f"{function} is not written yet."
    return f"{function} calls {inner}, which is not written yet."


def _shorten(message: str) -> str:
    """The first line, without TensorFlow's decorations; AutoGraph's own is the last."""
    if message.startswith("in user code:"):
        message = message.strip().splitlines()[-1]
    message = re.sub(r"\{\{.*?\}\}\s*", "", message.strip())
    message = re.sub(r"\s*\[Op:\w+\].*", "", message, flags=re.DOTALL)
    first = next((line.strip() for line in message.splitlines() if line.strip()), "")
    return first if len(first) <= 200 else first[:197] + "..."


def describe_call(function: str, arguments: Sequence[Any], parameters: Sequence[str]) -> str:
    """The call as a student would type it; large arrays are given by name and shape."""
    names = list(parameters) + [f"argument {i}" for i in range(len(parameters), len(arguments))]
    for longest in INLINE:
        parts = [_describe(v, name, longest) for v, name in zip(arguments, names, strict=False)]
        call = f"{function}({', '.join(parts)})"
        if len(call) <= LINE:
            break
    return call


def _describe(value: Any, name: str, longest: int) -> str:
    array = value.value if isinstance(value, Variable) else value
    if not isinstance(array, np.ndarray):
        return f"{array:g}" if isinstance(array, float) else str(array)
    text = _nested(array) if array.size <= longest else None
    if text is None or len(text) > longest:
        return f"{name} of shape {array.shape}"
    return f"{name} = {text}" if isinstance(value, Variable) else text


def _nested(array: np.ndarray[Any, Any]) -> str:
    if array.ndim == 0:
        return f"{array.item():.6g}"
    return f"[{', '.join(_nested(np.asarray(row)) for row in array)}]"


def _weights(value: Any, shape: tuple[int, ...], call: str) -> np.ndarray[Any, Any]:
    """A run's weights. The worker's own code made them, so anything else is a forgery."""
    if not isinstance(value, np.ndarray) or value.shape != shape or value.dtype.kind != "f":
        raise CheckFailed(Verdict.ERROR, f"{call}: the weights have lost their shape or dtype.")
    return value


def _nearest(function: str, names: Sequence[str]) -> str | None:
    """A defined name that differs from `function` by case, underscores or a letter or two."""
    plain = {name.lower().replace("_", ""): name for name in names if not name.startswith("_")}
    matches = difflib.get_close_matches(function.lower().replace("_", ""), plain, 1, 0.85)
    return plain[matches[0]] if matches else None
