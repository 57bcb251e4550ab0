"""`grader batch` as an instructor runs it: what it says, and what it makes of what is wrong."""

import contextlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from handed_in import MINI_COURSE, WORK, write, zip_bytes, zip_of
from made_class import lay_out, made_class

from grader.gradebook.store import Gradebook

HOW = ("--course", MINI_COURSE, "--isolation", "process")
RUN = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where a shell has the tests wait
from grader.cli.grader import main
main()
"""
ON_A_SMALL_DISK = """
import json, subprocess, sys
from grader.worker.barriers import linux

place, *command = sys.argv[1:]
linux.unshare(linux.CLONE_NEWNS)
linux.mount("", "/", "", linux.MS_REC | linux.MS_PRIVATE)
linux.mount("tmpfs", place, "tmpfs", 0, "size=512k,mode=755")
found = []
for size in ("512k", "64m"):
    linux.mount("tmpfs", place, "tmpfs", linux.MS_REMOUNT, f"size={size},mode=755")
    done = subprocess.run(command, capture_output=True, text=True)
    found.append([done.returncode, done.stdout, done.stderr])
print(json.dumps(found))
"""


def start(*arguments, code=RUN):
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.fixture
def batch(grader):
    """What it says on standard output, and on standard error."""

    def batch(source, out, *options, status=0):
        return grader("batch", source, "--out", out, *HOW, *options, status=status)

    return batch


def scores(folder):
    gradebook = Gradebook(f"sqlite:///{folder / 'gradebook.sqlite'}")
    try:
        return {g.student.key: g.attempt.report["score"] for g in gradebook.grades()}
    finally:
        gradebook.close()


@pytest.fixture
def folder(tmp_path):
    """A class of three, with something to tell of two of them."""
    write(tmp_path / "class" / "jane" / "double.py")
    write(tmp_path / "class" / "li" / "Homework 1.py")
    write(tmp_path / "class" / "roy" / "essay.txt", b"I could not do it.")
    return tmp_path / "class"


def test_what_is_told_of_a_class(folder, tmp_path, batch):
    (tmp_path / "roster.csv").write_text("student,name\njane,Jane\nroy,Roy\nzoe,Zoë\n")
    told, said = batch(folder, tmp_path / "out", "--students", tmp_path / "roster.csv")
    assert told.splitlines() == [
        "class: plain, 4 submissions of 4 students",
        "graded now 4, there already 0, not graded 0",
        "late 0, resubmitted 0, groups 0, empty 1",
        "mean 3.0 of 6, median 3, full marks 2",
        "  li: is not on the roster.",
        "  li: Homework 1.py was graded as double, which it defines.",
        "  roy: There is no file of an exercise among what was handed in.",
        "  zoe: Nothing was handed in.",
    ]
    assert "4 of 4: " in said.splitlines()[-1]
    summary = (tmp_path / "out" / "summary.txt").read_text().splitlines()
    assert summary[:4] == told.splitlines()[:4]
    assert scores(tmp_path / "out") == {"jane": 6, "li": 6, "roy": 0, "zoe": 0}


def test_what_is_unusual_about_the_class_is_told(folder, tmp_path, batch):
    write(folder / "dan.txt", b"my answer")
    (folder / "ida").symlink_to(folder / "jane")
    told, _ = batch(folder, folder / "out")
    lines = [
        "  ida: a link, which is not followed; it was passed over.",
        "  dan.txt: not as plain has it, so nobody's; it was passed over.",
        "  ida: Nothing was handed in.",
    ]
    assert [line for line in told.splitlines() if "ida" in line or "dan" in line] == lines
    assert "there already 4" in batch(folder, folder / "out")[0]


def test_who_was_absent_and_hands_in_later_is_one_student(tmp_path, batch, grader):
    (tmp_path / "roster.csv").write_text("key,name\nx5,Cy Dee\nx6,Al Ba\n")
    folder, roster = tmp_path / "class", ("--students", tmp_path / "roster.csv")
    write(folder / "Al Ba_9_assignsubmission_file" / "double.py")
    told, _ = batch(folder, tmp_path / "out", *roster)
    assert "x5: Nothing was handed in." in told
    write(folder / "Cy Dee_5_assignsubmission_file" / "double.py")
    told, _ = batch(folder, tmp_path / "out", *roster)
    assert "  5: was x5 before; what was graded as that counts no more." in told.splitlines()
    assert scores(tmp_path / "out") == {"5": 6, "9": 6}
    told, _ = batch(folder, tmp_path / "out")
    assert "graded now 0, there already 2" in told
    assert ",Cy Dee," in grader("export", tmp_path / "out", "--format", "csv")[0]


def test_who_is_not_there_any_more_is_told(folder, tmp_path, batch):
    batch(folder, tmp_path / "out")
    shutil.rmtree(folder / "li")
    told, _ = batch(folder, tmp_path / "out")
    assert "  li: is not in the source any more; the grade stays" in told
    assert scores(tmp_path / "out")["li"] == 6


def test_the_same_handed_in_again_is_told(tmp_path, batch):
    name = "Homework 1_jdoe_attempt_2026-10-0{}-10-11-12_double.py"
    for day in (1, 2):
        write(tmp_path / "class" / name.format(day))
        write(tmp_path / "class" / name.format(day).replace("jdoe", "broe"))
        told, _ = batch(tmp_path / "class", tmp_path / "out")
    assert "  jdoe: the newest of 2 submissions; not graded: 2026-10-01-10-11-12." in told


def test_what_the_download_is_damaged_of_is_listed(tmp_path, batch):
    data = zip_bytes(("jane/double.py", WORK), compression=zipfile.ZIP_STORED)
    path = write(tmp_path / "class.zip", data.replace(b"return", b"retURN"))
    told, _ = batch(path, tmp_path / "out", status=3)
    assert "not graded 1" in told
    assert "jane: not graded in full, through no fault of the student's" in told
    assert "jane: jane/double.py: cannot be read: Bad CRC-32" in told


def test_a_course_without_its_hidden_checks_is_told(folder, tmp_path, batch, mini_course):
    shutil.rmtree(mini_course / "solutions")
    told, _ = batch(folder, tmp_path / "out", "--course", mini_course)
    assert "mean 3.3 of 5" in told
    assert "Hidden checks, worth 1 in all, were not made: no folder" in told
    assert "Hidden" not in batch(folder, tmp_path / "other")[0]


def test_a_long_list_of_notes_is_cut_and_kept_in_the_summary(tmp_path, batch):
    for number in range(25):
        write(tmp_path / "class" / f"s{number:02d}" / "essay.txt", b"")
    told, _ = batch(tmp_path / "class", tmp_path / "out")
    assert told.splitlines()[-1] == f"  … and 5 more, all in {tmp_path / 'out' / 'summary.txt'}"
    assert (tmp_path / "out" / "summary.txt").read_text().count("no file of an exercise") == 25


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stopped_it_keeps_what_is_done_and_goes_on_later(number, tmp_path, batch):
    source = lay_out("plain", made_class(60), tmp_path / "class")
    running = start("batch", source, "--out", tmp_path / "out", *HOW, "--jobs", "1")
    book = tmp_path / "out" / "gradebook.sqlite"
    while not book.exists() or len(scores(tmp_path / "out")) < 5:
        time.sleep(0.2)
    running.send_signal(number)
    told, said = running.communicate(timeout=60)
    assert (running.returncode, told) == (130, "")
    done = len(scores(tmp_path / "out"))
    assert 5 <= done < 60
    kept = int(re.findall(r"(\d+) of 60 are graded and kept; run it again to go on", said)[0])
    assert kept in (done, done - 1)  # the last may be stored and not yet counted
    assert said.splitlines()[-1] == "error: interrupted"
    told, _ = batch(source, tmp_path / "out")
    assert f"graded now {60 - done}, there already {done}" in told


def starting(pid):
    """The processes that it has started to grade in."""
    threads = Path(f"/proc/{pid}/task").glob("*/children")
    found = [child for thread in threads for child in thread.read_text().split()]
    return [p for p in found if b"spawn_main" in Path(f"/proc/{p}/cmdline").read_bytes()]


def test_stopped_while_processes_start_it_says_only_that(tmp_path):
    source = lay_out("plain", made_class(20), tmp_path / "class")
    running = start("batch", source, "--out", tmp_path / "out", *HOW, "--jobs", "9")
    while running.poll() is None and len(starting(running.pid)) < 3:
        time.sleep(0.01)
    time.sleep(0.2)  # they are importing
    for pid in (*starting(running.pid), running.pid):  # as a terminal does
        os.kill(int(pid), signal.SIGINT)
    told, said = running.communicate(timeout=60)
    assert (running.returncode, told) == (130, "")
    kept = "0 of 20 are graded and kept; run it again to go on"
    assert said.splitlines() == [kept, "", "error: interrupted"]


def test_stopped_with_a_cluster_of_its_own_it_says_only_that(at_once, tmp_path):
    for number in range(200):
        write(tmp_path / "class" / f"s{number}" / "double.py", "import time\ntime.sleep(0.2)\n")
    cluster = ("--engine", "dask", "--jobs", "2")
    with contextlib.ExitStack() as kept:
        with contextlib.suppress(OSError):  # the port that Dask takes where none is named
            kept.enter_context(socket.create_server(("127.0.0.1", 8787)))
        said = _stopped(tmp_path, cluster)
    assert [*filter(None, said.splitlines())][-1] == "error: interrupted"
    assert all(word not in said for word in ("Traceback", "distributed", "Interrupt"))


def _stopped(tmp_path, options):
    """What a run says that is stopped as soon as there is a result."""
    running = start("batch", tmp_path / "class", "--out", tmp_path / "out", *HOW, *options)
    book = tmp_path / "out" / "gradebook.sqlite"
    while not book.exists() or not scores(tmp_path / "out"):
        time.sleep(0.1)
    for pid in (*starting(running.pid), running.pid):  # as a terminal does
        os.kill(int(pid), signal.SIGINT)
    told, said = running.communicate(timeout=60)
    assert (running.returncode, told) == (130, "")
    return said


HEADER = b"PK\1\2\x14\3\x14\0\0"
"""Of a member of a zip, up to the bit that says whether it is encrypted."""

BAD = {
    "nothing": (["/nowhere/class.zip"], "no such file or folder"),
    "no zip": (["{class}/jane/double.py"], "neither a folder nor a zip"),
    "one submission": (["{class}/jane"], "looks like one submission"),
    "empty": (["{empty}"], "holds no files"),
    "encrypted": (["{encrypted}"], "class.zip: encrypted; unpack it and name the folder"),
    "its own folder": (["{empty}/../out"], "--out DIR is SOURCE itself; name another folder"),
    "another layout": (["{class}", "--layout", "moodle"], "not laid out as --layout moodle"),
    "no layout": (["{class}", "--layout", "blackbored"], "'blackbored' is not one of"),
    "no roster": (["{class}", "--students", "/nowhere.csv"], "cannot be read"),
    "no course": (["{class}", "--course", "/nowhere"], "no course.toml here"),
    "no solutions": (["{class}", "--solutions", "/nowhere"], "/nowhere: no such folder"),
    "jobs elsewhere": (
        ["{class}", "--engine", "dask", "--scheduler", "tcp://127.0.0.1:1", "--jobs", "2"],
        "--jobs: the workers of --scheduler have their own --nthreads",
    ),
    "no jobs": (["{class}", "--jobs", "0"], "0 is not in the range"),
    "no database": (["{class}", "--database", "nonsense"], "nonsense"),
    "another database": (["{class}", "--database", "sqlite:////nowhere/x"], "unable to open"),
    "no port": (["{class}", "--database", "postgresql://h:port/x"], "'port'"),
    "no time": (["{class}", "--database", "sqlite:////tmp/x.sqlite?timeout=abc"], "'abc'"),
    "no option": (["{class}", "--database", "sqlite:////tmp/x.sqlite?bogus=1"], "'bogus'"),
    "in memory": (["{class}", "--database", "sqlite://"], "in memory"),
    "an empty database": (["{class}", "--database", ""], "'--database': it is empty (see"),
    "no scheduler": (
        ["{class}", "--engine", "dask", "--scheduler", "nonsense"],
        "one is tcp://10.0.0.1:8786",
    ),
    "no port of a scheduler": (
        ["{class}", "--engine", "dask", "--scheduler", "tcp://h:99999"],
        "one is tcp://10.0.0.1:8786",
    ),
    "no certificates": (
        ["{class}", "--engine", "dask", "--scheduler", "tls://127.0.0.1:1"],
        "DASK_DISTRIBUTED__COMM__TLS__CA_FILE",
    ),
    "no level": (["{class}", "--isolation", "magic"], "'magic' is not one of"),
    "no engine": (["{class}", "--scheduler", "tcp://x:1"], "goes with --engine dask"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_used_is_said_in_one_line(case, folder, tmp_path, batch):
    (tmp_path / "empty").mkdir()
    arguments, expected = BAD[case]
    path = zip_of(tmp_path / "class.zip", ("jane/double.py", WORK))
    encrypted = write(path, path.read_bytes().replace(HEADER, HEADER[:-1] + b"\1"))
    places = {"class": folder, "empty": tmp_path / "empty", "encrypted": encrypted}
    told, said = batch(*[arguments[0].format(**places)], tmp_path / "out", *arguments[1:], status=2)
    assert expected in said
    assert (told, said.count("\n")) == ("", 1)


def test_a_folder_that_cannot_be_made_is_said_so(folder, tmp_path, batch):
    (tmp_path / "file").write_text("")
    _, said = batch(folder, tmp_path / "file" / "out", status=2)
    assert "file/out: Not a directory; name another one" in said


def test_results_do_not_take_the_place_of_a_students_files(folder, batch):
    assert (
        "could be a student's; name another folder" in batch(folder, folder / "jane", status=2)[1]
    )
    for _ in range(2):
        told, _ = batch(folder, folder / "out")
        assert told.startswith("class: plain, 3 submissions")


@pytest.mark.parametrize("name", ["q?x", "a b", "50%25", "é#1"])
def test_a_folder_of_any_name_holds_its_gradebook(name, folder, tmp_path, batch):
    batch(folder, tmp_path / name)
    assert (tmp_path / name / "gradebook.sqlite").is_file()
    assert {path.name for path in tmp_path.iterdir()} == {"class", name}


def test_a_gradebook_that_is_deleted_during_the_run_ends_it(tmp_path):
    source = lay_out("plain", made_class(60), tmp_path / "class")
    running = start("batch", source, "--out", tmp_path / "out", *HOW, "--jobs", "1")
    book = tmp_path / "out" / "gradebook.sqlite"
    while not book.exists() or not scores(tmp_path / "out"):
        time.sleep(0.1)
    book.unlink()
    _, said = running.communicate(timeout=60)
    assert running.returncode == 2
    assert "deleted or replaced during the run" in said.splitlines()[-1]


@pytest.mark.skipif(os.getuid() != 0, reason="mounts a file system")
def test_a_full_disk_is_one_line_and_loses_nothing(tmp_path):
    """There is room for the results of some; when there is more, it goes on."""
    source = lay_out("plain", made_class(120), tmp_path / "class")
    (tmp_path / "out").mkdir()
    command = (sys.executable, "-c", RUN, "batch", source, "--out", tmp_path / "out", *HOW)
    running = start(tmp_path / "out", *command, code=ON_A_SMALL_DISK)
    told, said = running.communicate(timeout=500)
    assert running.returncode == 0, said
    (status, out, err), (again, more, _) = json.loads(told)
    assert (status, out) == (2, "")
    assert err.splitlines()[-1].endswith("database or disk is full; make room and run it again")
    assert "Traceback" not in err
    graded, there = map(int, re.findall(r"graded now (\d+), there already (\d+)", more)[0])
    assert again == 0
    assert graded + there == 120
    assert there > 5


def test_a_zip_is_read_where_it_lies(tmp_path, batch):
    path = zip_of(tmp_path / "class.zip", ("jane/double.py", WORK), ("li/double.py", WORK))
    told, _ = batch(path, tmp_path / "out")
    assert told.startswith("class.zip: plain, 2 submissions")
