"""Hands in files of the course beside its own, with the checks it would like.

points = 0
verdicts = ["fail", "skipped"]

[files]
"course.toml" = '''
schema = "grader/course/v1"
title = "Mine"
[[exercise]]
id = "double"
folder = "."
points = 6
'''
"checks.py" = "raise SystemExit('BREACH: the planted checks run')"
"hidden.py" = "raise SystemExit('BREACH: the planted hidden checks run')"
"expected.json" = "{}"
"hidden.json" = "{}"
"mistakes.json" = "{}"

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""


def double(x):
    return x
