"""Pairs that stand out: a copy with other names does, honest work of the same exercise does not."""

import random
import zipfile

import pytest
from handed_in import COURSE, WORK, notebook_of, write, zip_bytes

from grader.intake.handed import File, Handed, Student
from grader.intake.layouts import read
from grader.intake.source import open_source
from grader.similarity.comparing import Comparison, pieces
from grader.similarity.prints import MAX_CODE, Part, code_in, fingerprint, shared
from grader.similarity.spread import FEWEST, LEAST, LONG, MAX_PAIRS, spread

RUN = "from grader.cli.grader import main; main()"
STUB = "import numpy as np\n\n\ndef double(x):\n    '''Twice the array.'''\n"


def written_by(author):
    """A long way to double an array, each author's own."""
    chance = random.Random(author)
    lines = [STUB, "    total = np.zeros_like(x)\n"]
    for number in range(30):
        a, b, c = (chance.choice(["total", "x", "part", "other"]) for _ in range(3))
        call = chance.choice(["np.add", "np.maximum", "max", "sum", "np.where", "list.append"])
        kind = chance.randrange(5)
        lines.append(
            [
                f"    {a} = {call}({b}, {c})\n",
                f"    for {a} in range({number}):\n        {b} += {c}[{a}]\n",
                f"    if {a} > {b} and {c} is not None:\n        return {call}({a})\n",
                f"    while {a} < {number} or {b}:\n        {a}, {b} = {c}, {a} * {number}\n",
                f"    try:\n        {a}[{b}:{number}] = [{c} for {c} in {a}]\n"
                f"    except ValueError:\n        raise {call}({b})\n",
            ][kind]
        )
    return "".join([*lines, "    return x + x\n"])


def renamed(code):
    """What a copyist changes."""
    for old, new in (("total", "acc"), ("part", "piece"), ("other", "rest"), ("    ", "  ")):
        code = code.replace(old, new)
    return "# my own work\n" + code.replace("\n", "  # step\n", 3)


@pytest.fixture
def folder(tmp_path, mini_course, grader):
    """A class of twelve: the last one has copied from the third."""
    for number in range(11):
        write(tmp_path / "class" / f"s{number:02d}" / "double.py", written_by(number))
    write(tmp_path / "class" / "s11" / "double.py", renamed(written_by(2)))
    command = ["batch", tmp_path / "class", "--out", tmp_path / "out", "--course", mini_course]
    grader(*command, "--isolation", "process")
    return tmp_path


def test_a_copy_with_other_names_is_found_and_nobody_else(folder, grader):
    told, _ = grader("similar", folder / "out", "--course", folder / "course")
    told = told.splitlines()
    assert [line.split()[1:] for line in told[:-1]] == [["s02", "s11"]]
    assert told[-1].startswith("1 of 66 pairs stand out")
    page = (folder / "out" / "similar.html").read_text()
    assert page.count("<summary>") == 1
    assert "my own work" in page and "<mark>" in page
    assert "&#x27;&#x27;&#x27;Twice the array." in page or "Twice the array." in page


def test_the_stub_does_not_count():
    code = written_by(1)
    one, _ = shared(code + "y = 1\n", code + "z = [2]\n", frozenset())
    assert one.matches[0][0] < 10
    one, _ = shared(code + "y = 1\n", code + "z = [2]\n", fingerprint(code).hashes)
    (match,) = one.matches  # across the end of the stub
    assert match[0] > len(code) - 100


def test_what_is_shared_is_marked_in_both():
    one, other = shared(written_by(1), renamed(written_by(1)), frozenset())
    for part in (one, other):
        marked = sum(len(text) for is_shared, text in pieces(part) if is_shared)
        assert marked > 0.8 * len(part.code)
        assert "".join(text for _, text in pieces(part)) == part.code


def marked(part):
    return [text for is_shared, text in pieces(part) if is_shared]


@pytest.mark.parametrize(
    "saved",
    [
        lambda code: code.replace("\n", "\r\n"),
        lambda code: code.replace("\n", "\r"),
        lambda code: "\n\r\n\n" + code,
        lambda code: "\ufeff" + code,
        lambda code: code.rstrip("\n") + "\n\n",
    ],
)
def test_the_same_lines_are_marked_however_an_editor_saves_them(saved):
    own = "".join(f"own_{n} = [{n}, {n + 1}]\n" for n in range(9))
    code = own + written_by(1) + own
    expected, _ = shared(code, written_by(1), frozenset())
    found, _ = shared(saved(code), written_by(1), frozenset())
    assert marked(found) == marked(expected)
    assert "".join(text for _, text in pieces(found)) == expected.code


def test_what_is_repeated_is_marked_each_time():
    again = "".join(f"    total[{n}] = np.add(total, part)[{n} * 2:]\n" for n in range(9))
    code = f"def f():\n{again}\ndef g(x):\n    return None\n\ndef h():\n{again}"
    stub = fingerprint(written_by(2)).hashes
    one, _ = shared(code, again, stub)
    assert sum("total[5]" in text for text in marked(one)) == 2


def test_what_begins_at_the_name_of_a_class_is_marked_from_there():
    methods = "".join(f"    def m{n}(self, x):\n        return self.a[{n}] + x\n" for n in range(9))
    code = f"{written_by(1)}class Layer(object):\n{methods}"
    whole = fingerprint(code)
    before = whole.filtered_code.index("O(")
    stub = {value for value, places in whole.hash_idx.items() if min(places) < before}
    one, _ = shared(code, code, stub)
    assert marked(one)[0].lstrip().startswith("Layer(object)")


@pytest.mark.parametrize("code", ["", "x", "def f(:\n", "\0\ud800", "# only\n# comments\n"])
def test_code_that_is_none_has_no_prints(code):
    assert len(fingerprint(code).hashes) == 0


@pytest.mark.parametrize("name", ["double.py", "double.ipynb"])
def test_of_what_nobody_writes_by_hand_the_beginning_is_compared(name, tmp_path):
    code = WORK + "x = 1\n" * MAX_CODE
    path = write(tmp_path / name, code if name.endswith(".py") else notebook_of(code))
    assert code_in(path) == code[:MAX_CODE]


def test_pieces_that_overlap_are_told_once():
    part = Part("abcdef", ((1, 3), (2, 4), (2, 3)))
    assert [*pieces(part)] == [(False, "a"), (True, "bc"), (True, "d"), (False, "ef")]


def test_a_class_that_is_alike_as_a_whole_accuses_nobody():
    same = frozenset(range(LONG // 2))
    found = spread({str(n): same | {1_000 + n} for n in range(12)})
    assert (found.beyond, found.outstanding) == (0, ())
    assert found.quartiles == (0.98, 0.98, 0.98)


def class_of(copies, *, apart=10, prints=2 * LONG):
    """So many that are all the same, among others who have nothing in common."""
    same = frozenset(range(prints))
    others = {f"s{n}": frozenset(range(n * 1_000, n * 1_000 + prints)) for n in range(1, apart + 1)}
    return {**others, **{f"c{n:03d}": same for n in range(copies)}}


def test_long_work_that_is_the_same_stands_out_however_many_have_it():
    found = spread(class_of(30))
    assert found.fence > 1
    assert found.beyond == len(found.outstanding) == 30 * 29 // 2


def test_each_who_stands_out_is_shown_even_where_not_all_pairs_are():
    found = spread(class_of(60))
    assert found.beyond == 60 * 59 // 2 > len(found.outstanding) >= MAX_PAIRS
    assert {key for p in found.outstanding for key in (p.one, p.other)} == {
        f"c{n:03d}" for n in range(60)
    }


def test_all_members_of_a_group_are_named():
    group = Handed((Student("a1"), Student("a2")), (File("a1/double.py", "double.py"),))
    assert Comparison(COURSE, None, [group]).name("a1") == "a1, a2"


def test_few_students_are_too_few_to_tell():
    found = spread({"a": {1, 2}, "b": {1, 2}, "c": {3}})
    assert (found.pairs, found.fence, found.outstanding) == (3, None, ())
    assert FEWEST > 3


def test_who_wrote_nothing_is_compared_with_nobody():
    prints = {str(n): frozenset({n}) for n in range(8)}
    assert spread({**prints, "x": frozenset(), "y": frozenset()}).pairs == 28


def test_the_fence_is_beyond_the_quartiles_and_the_closest_come_first():
    apart = {f"s{n}": frozenset(range(100 * n, 100 * n + 100)) for n in range(20)}
    apart["t"] = frozenset(range(100)) ^ {5, 5_000}
    apart["u"] = frozenset(range(100, 160)) | frozenset(range(9_000, 9_040))
    found = spread(apart)
    assert found.fence == LEAST
    assert [(p.one, p.other, p.similarity) for p in found.outstanding] == [
        ("s0", "t", 0.99),
        ("s1", "u", 0.6),
    ]
    assert len(found.outstanding) <= MAX_PAIRS


def test_what_the_download_is_damaged_of_is_like_nobodys(tmp_path):
    data = zip_bytes(("jane/double.py", WORK), compression=zipfile.ZIP_STORED)
    source = open_source(write(tmp_path / "class.zip", data.replace(b"return", b"retURN")))
    handed = read(source, COURSE.ids, None).handed
    assert Comparison(COURSE, source, handed).codes("jane") == {}
    source.close()
