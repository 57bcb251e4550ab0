"""What an instructor downloaded: names, links, folders without files."""

import os
import unicodedata
import zipfile

import pytest
from handed_in import WORK, write, zip_bytes, zip_of
from taken_in import IDS, by_key, files_of, folder_of, paths, taken_in

from grader.errors import SourceError, SubmissionError
from grader.intake.layouts import read
from grader.intake.source import open_source

NFC, NFD = "Jos\u00e9", "Jose\u0301"


@pytest.mark.parametrize(
    "litter",
    [
        *("__MACOSX/alice/._double.py", "alice/.DS_Store", "alice/Thumbs.db", "desktop.ini"),
        *("alice/.ipynb_checkpoints/double-checkpoint.ipynb", "alice/__pycache__/double.pyc"),
        *("alice/~$notes.docx", "alice/.git/config"),
    ],
)
def test_litter_is_counted_and_passed_over(litter, tmp_path):
    path = zip_of(tmp_path / "class.zip", ("alice/double.py", WORK), (litter, "x"))
    source = open_source(path)
    (alice,) = read(source, IDS, None).handed
    assert (paths(alice), source.litter) == (["double.py"], 1)
    source.close()


def test_a_student_is_the_same_however_accents_are_written(tmp_path):
    name = unicodedata.normalize("NFD", "Zoë Müller")
    path = zip_of(tmp_path / "class.zip", (f"{name}/double.py", WORK))
    assert list(by_key(path)) == ["Zoë Müller"]


def test_names_in_utf8_that_a_zip_does_not_declare_are_read(tmp_path):
    path = zip_of(tmp_path / "class.zip", ("XXXXXX/double.py", WORK))
    data = path.read_bytes().replace(b"XXXXXX", "李雷".encode())
    path.write_bytes(data)
    with zipfile.ZipFile(path) as archive:
        assert "李雷" not in archive.namelist()[0]
    assert list(by_key(path)) == ["李雷"]


def test_names_that_lead_out_of_a_zip_stay_in(tmp_path):
    path = zip_of(tmp_path / "class.zip", ("../alice/../double.py", WORK), ("/bob/double.py", WORK))
    assert files_of(path) == {
        "alice": ["double.py"],
        "bob": ["double.py"],
    }


def test_links_and_pipes_are_passed_over_and_told(tmp_path):
    folder = folder_of(tmp_path / "class", "alice/double.py")
    (folder / "alice" / "link.py").symlink_to("/etc/passwd")
    (folder / "bob").symlink_to(folder / "alice")
    os.mkfifo(folder / "alice" / "pipe.py")
    assert files_of(folder) == {"alice": ["double.py"], "bob": []}
    assert taken_in(folder).remarks == (
        "alice/link.py: a link, which is not followed; it was passed over.",
        "alice/pipe.py: neither a file nor a folder; it was passed over.",
        "bob: a link, which is not followed; it was passed over.",
    )


def test_what_is_neither_folder_nor_zip_is_refused(tmp_path):
    (tmp_path / "class.zip").write_text("no zip")
    for name in ("class.zip", "nothing.zip"):
        with pytest.raises(SubmissionError, match=name):
            open_source(tmp_path / name)


@pytest.mark.parametrize("place", ["pipe", "/dev/zero", "n" * 300 + ".zip"])
def test_what_cannot_be_opened_is_refused_and_not_waited_for(place, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(SubmissionError, match="neither a folder nor a") as refusal:
        open_source(tmp_path / place)
    assert "\n" not in str(refusal.value)


def test_students_without_files_have_empty_submissions(tmp_path):
    folder = folder_of(tmp_path, "jane/double.py", "carl/.DS_Store")
    (folder / "bob" / "src").mkdir(parents=True)
    (folder / "ida").mkdir()
    (folder / "ida" / "double.py").symlink_to(folder / "jane" / "double.py")
    assert files_of(folder) == {"bob": [], "carl": [], "ida": [], "jane": ["double.py"]}


def test_so_have_they_in_a_zip(tmp_path):
    link = zipfile.ZipInfo("ida/double.py")
    link.external_attr = 0o120777 << 16
    members = [("jane/double.py", WORK), ("ann/", ""), ("carl/.DS_Store", "x"), (link, "../jane")]
    path = zip_of(tmp_path / "class.zip", *members)
    assert files_of(path) == {"ann": [], "carl": [], "ida": [], "jane": ["double.py"]}
    assert taken_in(path).remarks == (
        "ida/double.py: a link, which is not followed; it was passed over.",
    )


@pytest.mark.parametrize("form", ["folder", "zip"])
def test_two_who_are_called_alike_are_two(form, tmp_path):
    names = (f"{NFC}/double.py", f"{NFD}/double.py")
    if form == "zip":
        path = zip_of(tmp_path / "class.zip", *((name, WORK) for name in reversed(names)))
    else:
        path = folder_of(tmp_path / "class", *names)
    intake = taken_in(path)
    members = {one.students[0].key: one.files[0].member for one in intake.handed}
    assert members == {NFC: names[0], NFD: names[1]}
    assert intake.remarks == (f"{NFC}: two are called so, in other letters; both are kept.",)


def test_names_that_are_no_text_are_read(tmp_path):
    for name in (b"jos\xe9", b"jos\xe8"):
        os.makedirs(os.fsencode(tmp_path) + b"/" + name)
        write(tmp_path / os.fsdecode(name) / "double.py")
    handed = by_key(tmp_path)
    assert set(handed) == {"jos\ufffd", "jos\ufffd (2)"}
    assert all(paths(one) == ["double.py"] for one in handed.values())


@pytest.mark.parametrize("other", ["bob/double.py", "../bob/double.py", "bob//double.py"])
def test_of_the_same_name_in_a_zip_the_last_one_counts_and_is_told(other, tmp_path):
    path = zip_of(tmp_path / "class.zip", (other, "x = 1\n"), ("bob/double.py", WORK))
    source = open_source(path)
    intake = read(source, IDS, None)
    source.copy("bob/double.py", tmp_path / "copy", 100)
    source.close()
    assert (tmp_path / "copy").read_text() == WORK
    assert intake.remarks == ("bob/double.py: is there more than once; the last one counts.",)


@pytest.mark.parametrize(
    ("place", "value", "told"), [(8, 1, "encrypted"), (10, 9, "an unusual compression")]
)
def test_a_zip_for_another_program_is_refused_with_the_remedy(place, value, told, tmp_path):
    path = zip_of(tmp_path / "class.zip", ("jane/double.py", WORK))
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\1\2") + place] = value
    path.write_bytes(data)
    with pytest.raises(SubmissionError, match=f"class.zip: {told}; unpack it and name the folder"):
        open_source(path)


def test_a_damaged_member_is_no_fault_of_the_student(tmp_path):
    path = write(tmp_path / "class.zip", damaged(("jane/double.py", WORK)))
    source = open_source(path)
    with pytest.raises(SourceError, match=r"jane/double.py: cannot be read.*; download it again"):
        source.copy("jane/double.py", tmp_path / "copy", 100)
    source.close()


def damaged(*members):
    """A zip in which one letter of each member is another."""
    return zip_bytes(*members, compression=zipfile.ZIP_STORED).replace(b"return", b"retURN")


@pytest.mark.parametrize("place", ["out", "results/out"])
def test_the_folder_of_a_run_is_nobodys(place, tmp_path):
    folder = folder_of(tmp_path, "jane/double.py", f"{place}/summary.txt", f"{place}/a/b.py")
    source = open_source(folder, without=folder / place)
    assert [one.students[0].key for one in read(source, IDS, None).handed] == ["jane"]
    source.close()
