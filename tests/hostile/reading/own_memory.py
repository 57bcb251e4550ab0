"""Looks through its own memory for expected values and for the grader's other half.

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

import gc
import json
import sys

secret = json.load(open("host.json"))["secret"][:7]
PARTS = ("checking", "compare", "course", "execution", "grading", "judging", "references")
for part in PARTS:
    if f"grader.{part}" in sys.modules:
        print("BREACH: has grader." + part)
for thing in gc.get_objects():
    if type(thing) is dict and ("rtol" in thing and "hint" in thing):
        print("BREACH: found a check")
    if type(thing).__module__ == "grader.exercise":
        print("BREACH: found", type(thing).__name__)


def double(x):
    return x + x
