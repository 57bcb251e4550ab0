"""Takes in what an instructor downloaded, and says whose files are which."""

from handed_in import WORK

from grader.intake.layouts import read
from grader.intake.source import open_source

IDS = ("double", "concepts")


def folder_of(path, *names, **contents):
    """A folder with these files; `contents` are texts of files by name, `__` for a dot."""
    for name in names:
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(WORK)
    for name, text in contents.items():
        file = path / name.replace("__", ".")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return path


def taken_in(path, layout=None):
    source = open_source(path)
    try:
        return read(source, IDS, layout)
    finally:
        source.close()


def by_key(path, layout=None):
    return {one.students[0].key: one for one in taken_in(path, layout).handed}


def paths(handed):
    return [file.path for file in handed.files]


def files_of(path, layout=None):
    """What each student has handed in."""
    return {key: paths(one) for key, one in by_key(path, layout).items()}
