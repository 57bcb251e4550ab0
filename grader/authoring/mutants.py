"""Wrong answers made by a machine: small changes of a solution's syntax tree, one at a time. Pure.

A check that lets one of them pass may let a student's slip pass. One that cannot be told from the
solution is equivalent, and is listed with the reason.
"""

from __future__ import annotations

import ast
import copy
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

OPERATORS: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div,),
    ast.Div: (ast.Mult, ast.FloorDiv),
    ast.FloorDiv: (ast.Div,),
    ast.Pow: (ast.Mult,),
    ast.MatMult: (ast.Mult,),
}
COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
}
PAIRS = [
    ("reduce_mean", "reduce_sum"),
    ("reduce_max", "reduce_min"),
    ("reduce_all", "reduce_any"),
    ("mean", "sum"),
    ("max", "min"),
    ("all", "any"),
    ("maximum", "minimum"),
    ("argmax", "argmin"),
    ("exp", "expm1"),
    ("log", "log1p"),
    ("sqrt", "square"),
    ("zeros", "ones"),
    ("zeros_like", "ones_like"),
    ("sigmoid", "tanh"),
    ("floor", "ceil"),
    ("assign_sub", "assign_add"),
]
NAMES = {**dict(PAIRS), **{second: first for first, second in PAIRS}}
Change = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Mutant:
    """A changed function.

    Attributes:
        function: its name.
        text: the changed statement before and after: what it is listed by.
        code: the function's whole definition.
    """

    function: str
    text: str
    code: str


def mutants_of(source: str, function: str) -> list[Mutant]:
    """All mutants of a top-level function; none when the source does not define it by `def`."""
    definition = next(
        (
            node
            for node in ast.parse(source).body
            if isinstance(node, ast.FunctionDef) and node.name == function
        ),
        None,
    )
    if definition is None:
        return []
    return _told_apart(function, list(_mutated(definition)))


def _told_apart(function: str, changed: list[tuple[str, str]]) -> list[Mutant]:
    """Mutants by their text; those of one text are numbered, the same code is kept once."""
    seen: Counter[str] = Counter()
    codes: set[str] = set()
    mutants = []
    for text, code in changed:
        if code not in codes:
            codes.add(code)
            seen[text] += 1
            number = f" #{seen[text]}" if seen[text] > 1 else ""
            mutants.append(Mutant(function, f"{function}: {text}{number}", code))
    return mutants


def _mutated(definition: ast.FunctionDef) -> Iterator[tuple[str, str]]:
    """What is changed, and the code of the changed definition."""
    original = ast.unparse(definition)
    for place in range(_count(definition)):
        tree = copy.deepcopy(definition)
        before, statement, change = _changes(tree)[place]
        change()
        code = ast.unparse(ast.fix_missing_locations(tree))
        if code != original:
            yield f"{before} → {_first_line(statement)}", code


def _count(definition: ast.FunctionDef) -> int:
    return len(_changes(copy.deepcopy(definition)))


def _changes(definition: ast.FunctionDef) -> list[tuple[str, ast.AST, Change]]:
    """Every change that can be made to this tree: a statement as it is, the same, its change.

    Each carries out one change of the very tree that it was made from.
    """
    head = _first_line(definition)
    found: list[tuple[str, ast.AST, Change]] = [
        (head, definition, change) for change in _parameters(definition)
    ]
    body = definition.body[1:] if ast.get_docstring(definition) else definition.body
    for statement in (inner for outer in body for inner in _statements(outer)):
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
            continue  # a docstring
        before = _first_line(statement)
        changes = [_removal(statement), *_within(statement)]
        found += [(before, statement, change) for change in changes]
    return found


def _statements(statement: ast.stmt) -> Iterator[ast.stmt]:
    """A statement and those in its blocks."""
    yield statement
    blocks = [getattr(statement, name, []) for name in ("body", "orelse", "finalbody")]
    blocks += [handler.body for handler in getattr(statement, "handlers", [])]
    for inner in (inner for block in blocks for inner in block):
        yield from _statements(inner)


def _first_line(statement: ast.AST) -> str:
    lines = ast.unparse(statement).splitlines()
    return next(line for line in lines if not line.startswith("@"))


def _parameters(definition: ast.FunctionDef) -> list[Change]:
    """Exchange each two neighbouring parameters: the arguments come in another order."""
    listed = definition.args.args
    return [
        _setting(definition.args, args=[*listed[:i], listed[i + 1], listed[i], *listed[i + 2 :]])
        for i in range(len(listed) - 1)
    ]


def _removal(statement: ast.stmt) -> Change:
    """Leave the statement out: it becomes `pass`."""

    def remove() -> None:
        statement.__class__ = ast.Pass

    return remove


def _within(statement: ast.stmt) -> Iterator[Change]:
    """Changes of the expressions of a statement, but not of the statements in its blocks."""
    for expression in ast.iter_child_nodes(statement):
        if isinstance(expression, (ast.expr, ast.withitem)):
            for node in ast.walk(expression):
                for kind, changes in CHANGES:
                    if isinstance(node, kind):
                        yield from changes(node)
    if isinstance(statement, ast.AugAssign):
        yield from _operator(statement)


def _setting(node: ast.AST, **fields: object) -> Change:
    def change() -> None:
        for name, value in fields.items():
            setattr(node, name, value)

    return change


def _operator(node: ast.BinOp | ast.AugAssign) -> Iterator[Change]:
    for operator in OPERATORS.get(type(node.op), ()):
        yield _setting(node, op=operator())


def _binary(node: ast.BinOp) -> Iterator[Change]:
    yield from _operator(node)
    if isinstance(node.op, (ast.Sub, ast.Div, ast.FloorDiv, ast.Pow, ast.MatMult)):
        yield _setting(node, left=node.right, right=node.left)


def _comparison(node: ast.Compare) -> Iterator[Change]:
    for operator in COMPARISONS.get(type(node.ops[0]), ()):
        yield _setting(node, ops=[operator(), *node.ops[1:]])


def _sign(node: ast.UnaryOp) -> Iterator[Change]:
    if isinstance(node.op, (ast.USub, ast.Not)):
        plain = ast.UAdd() if isinstance(node.op, ast.USub) else None
        if plain:
            yield _setting(node, op=plain)
        else:
            yield _setting(node, operand=ast.UnaryOp(ast.Not(), node.operand))


def _constant(node: ast.Constant) -> Iterator[Change]:
    if isinstance(node.value, bool):
        yield _setting(node, value=not node.value)
    elif isinstance(node.value, int):
        yield _setting(node, value=node.value + 1)
        yield _setting(node, value=node.value - 1)
    elif isinstance(node.value, float):
        yield _setting(node, value=node.value * 2 if node.value else 1.0)
        yield _setting(node, value=node.value / 2 if node.value else -1.0)


def _call(node: ast.Call) -> Iterator[Change]:
    if isinstance(node.func, ast.Attribute) and node.func.attr in NAMES:
        yield _setting(node.func, attr=NAMES[node.func.attr])
    if isinstance(node.func, ast.Name) and node.func.id in NAMES:
        yield _setting(node.func, id=NAMES[node.func.id])
    if len(node.args) > 1:
        yield _setting(node, args=[node.args[1], node.args[0], *node.args[2:]])
    if len(node.args) > 2:
        yield _setting(node, args=[*node.args[:-2], node.args[-1], node.args[-2]])
    for keyword in node.keywords:
        yield _setting(node, keywords=[other for other in node.keywords if other is not keyword])


def _tuple(node: ast.Tuple) -> Iterator[Change]:
    if len(node.elts) > 1 and isinstance(node.ctx, ast.Load):
        yield _setting(node, elts=[node.elts[1], node.elts[0], *node.elts[2:]])


def _junction(node: ast.BoolOp) -> Iterator[Change]:
    yield _setting(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())


def _choice(node: ast.IfExp) -> Iterator[Change]:
    yield _setting(node, body=node.orelse, orelse=node.body)


CHANGES: list[tuple[type[ast.AST], Callable[..., Iterator[Change]]]] = [
    (ast.BinOp, _binary),
    (ast.Compare, _comparison),
    (ast.UnaryOp, _sign),
    (ast.Constant, _constant),
    (ast.Call, _call),
    (ast.Tuple, _tuple),
    (ast.BoolOp, _junction),
    (ast.IfExp, _choice),
]
