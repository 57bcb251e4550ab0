"""Answers about a namespace that a student's code has filled: what is in it, what its calls give.

A worker's session answers so over the wire, and a notebook's own kernel for `%grade`.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from grader.wire import FrameTooLarge
from grader.worker import calling, failure, training
from grader.worker.values import to_wire

Operation = Callable[[dict[str, Any]], dict[str, Any]]


class Answering:
    """Carries out requests about `namespace`; who answers says what surrounds a student's code."""

    def __init__(self) -> None:
        self.namespace: dict[str, Any] = {}
        self._trainer = training.Trainer()
        self._operations: dict[str, Operation] = {
            "names": self._names,
            "value": self._value,
            "call": self._call,
            "train": self._train,
        }

    def is_student(self, filename: str) -> bool:
        """Whether that file holds a student's code."""
        raise NotImplementedError

    def surrounded(self) -> AbstractContextManager[None]:
        """What a student's code is executed within."""
        raise NotImplementedError

    def carry_out(self, request: dict[str, Any]) -> dict[str, Any]:
        """The reply to one request; what the student's code raises is in it."""
        try:
            return self._operations[request["op"]](request)
        except failure.Interrupted as error:
            return {"raised": failure.describe(error, self.is_student)}
        except FrameTooLarge as error:
            return {"too_large": str(error)}
        except Exception as error:  # of the student's objects, met while they were read
            return {"raised": failure.describe(error, self.is_student)}

    def _names(self, request: dict[str, Any]) -> dict[str, Any]:
        return {"names": [name for name in list(self.namespace) if type(name) is str][:2_000]}

    def _value(self, request: dict[str, Any]) -> dict[str, Any]:
        if request["name"] not in self.namespace:
            return {"missing": True}
        return {"value": to_wire(self.namespace[request["name"]])}

    def _call(self, request: dict[str, Any]) -> dict[str, Any]:
        function = self.namespace.get(request["function"])
        if not callable(function):
            return self._no_function(request["function"])
        with self.surrounded():
            reply: dict[str, Any] = calling.call(function, request["arguments"], self.is_student)
        return reply

    def _train(self, request: dict[str, Any]) -> dict[str, Any]:
        step = self.namespace.get(request["function"])
        if not callable(step):
            return self._no_function(request["function"])
        before = training.fingerprint(self.namespace)
        with self.surrounded():
            reply = self._trainer.train(
                step,
                request["start"],
                request["arguments"],
                request["at"],
                request["mode"],
                self.is_student,
            )
        return {**reply, "keeps_state": training.fingerprint(self.namespace) != before}

    def _no_function(self, name: str) -> dict[str, Any]:
        return {"no_function": True} if name in self.namespace else {"missing": True}
