"""Makes what students hand in: files, notebooks and zips."""

import io
import json
import os
import warnings
import zipfile
from pathlib import Path

from grader.course import open_course
from grader.submission import Found, Submission

MINI_COURSE = Path(__file__).parent / "course"
COURSE = open_course(MINI_COURSE)
STUBS = COURSE.exercises_dir / "01_double"
WORK = "def double(x):\n    return x + x\n"
NOON = 1_700_000_000


def write(path, content=WORK, *, saved_at=NOON):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    os.utime(path, (saved_at, saved_at))
    return path


def notebook_of(code):
    cell = {"cell_type": "code", "id": "a", "metadata": {}, "outputs": [], "source": code}
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}}
    return json.dumps({**notebook, "cells": [{**cell, "execution_count": None}]})


def zip_bytes(*members, compression=zipfile.ZIP_DEFLATED):
    """A zip of (name or ZipInfo, text); the same name may come twice."""
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", compression) as archive:
        warnings.simplefilter("ignore")
        for name, text in members:
            info = zipfile.ZipInfo(name) if isinstance(name, str) else name
            archive.writestr(info, text, compression)
    return buffer.getvalue()


def zip_of(path, *members, **options):
    return write(path, zip_bytes(*members, **options))


def names_in(path="submission.zip"):
    return sorted(zipfile.ZipFile(path).namelist())


def only_found(submission: Submission) -> Found:
    (found,) = submission.found
    return found
