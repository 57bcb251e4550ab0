"""The roster: who is in the class, and what the platforms call them."""

import pytest

from grader.errors import SubmissionError
from grader.intake.enrolling import compared
from grader.intake.handed import File, Handed, Student
from grader.intake.roster import read_roster

FILES = (File("a.py", "a.py"),)


@pytest.fixture
def roster(tmp_path):
    def roster(text):
        (tmp_path / "roster.csv").write_text(text, encoding="utf-8")
        return read_roster(tmp_path / "roster.csv")

    return roster


def handed(*students):
    return [Handed((Student(*student),), FILES) for student in students]


def keys(found):
    return [one.key for one in found]


def test_who_handed_in_nothing_gets_an_empty_submission(roster):
    enrolled = roster("student,name\njane,Jane Doe\nli,李 雷\n")
    found = compared(enrolled, handed(("jane",)))
    (jane, li) = found.handed
    assert (jane.files, li.files, li.students[0].name) == (FILES, (), "李 雷")
    assert li.notes == ("Nothing was handed in.",)
    assert found.strangers == []


def test_who_is_not_on_the_roster_is_kept_and_told(roster):
    found = compared(roster("student\njane\n"), handed(("jane",), ("mallory",)))
    assert keys(found.strangers) == ["mallory"]
    assert len(found.handed) == 2


@pytest.mark.parametrize("called", ["J@Example.org", "jane doe", "Doe, Jane", "077"])
def test_a_student_is_found_by_any_column_that_names_people(roster, called):
    enrolled = roster("key,name,email,sid\n7,Jane Doe,j@example.org,077\n")
    found = compared(enrolled, handed(("x", called)))
    assert (len(found.handed), found.strangers) == (1, [])


def whose(found):
    """The keys of all submissions, and of those that are empty."""
    students = [(one.students[0].key, bool(one.files)) for one in found.handed]
    return [key for key, _ in students], [key for key, is_handed_in in students if not is_handed_in]


def test_a_partner_in_another_column_is_not_who_handed_in(roster):
    enrolled = roster("student,partner\nann,bob\nbob,ann\n")
    found = compared(enrolled, handed(("ann",), ("bob",)))
    assert (whose(found), found.strangers) == ((["ann", "bob"], []), [])


def test_a_score_in_the_gradebook_of_canvas_is_not_an_id(roster):
    enrolled = roster("Student,ID,SIS Login ID,Homework (7)\nJane,87,j,\nBob,88,b,87\n")
    found = compared(enrolled, handed(("87", "Jane"), ("88", "Bob")))
    assert (whose(found), found.strangers) == ((["87", "88"], []), [])


def test_keys_that_differ_in_case_are_two_students(roster):
    found = compared(roster("student\nJane\njane\n"), handed(("Jane",), ("jane",)))
    assert (whose(found), found.strangers) == ((["Jane", "jane"], []), [])


def test_a_section_names_nobody(roster):
    enrolled = roster("student,section\nann,bob\nbob2,zz\n")
    found = compared(enrolled, handed(("bob",)))
    assert (whose(found)[1], keys(found.strangers)) == (["ann", "bob2"], ["bob"])


def test_a_line_is_of_one_student(roster):
    """Of two that could be Jane neither is taken for her."""
    enrolled = roster("key,name,email\n7,Jane Doe,j@example.org\n")
    found = compared(enrolled, handed(("Jane Doe",), ("j@example.org",)))
    assert (whose(found)[1], keys(found.strangers)) == (["7"], ["Jane Doe", "j@example.org"])


def test_a_key_is_stronger_than_a_name(roster):
    enrolled = roster("student,name\nbob,Ann\nann,Bob\n")
    found = compared(enrolled, handed(("ann",), ("bob",)))
    assert [one.students[0].name for one in found.handed] == ["Bob", "Ann"]


@pytest.mark.parametrize(
    "header",
    [
        "Identifier,Full name,Email address,Status,Grade",
        "ID,Vollständiger Name,E-Mail-Adresse,Status,Bewertung",
    ],
)
def test_the_worksheet_of_moodle_is_a_roster(roster, header):
    enrolled = roster(f"\ufeff{header}\nTeilnehmer/in 123,Jane Doe,j@example.org,,\n")
    ids = {"moodle": "123", "email": "j@example.org"}
    assert enrolled[0].student == Student("123", "Jane Doe", ids)
    assert whose(compared(enrolled, handed(("123", "Jane Doe")))) == (["123"], [])


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("ID,Vollständiger Name", "Teilnehmer/in"),
        ("Identifiant,Nom complet", "Participant"),
        ("Identificador,Nombre completo", "Participante"),
    ],
)
def test_in_other_languages_no_blank_stands_before_moodles_number(roster, header, said):
    (one,) = roster(f"{header},Status\n{said}123,Jane Doe,\n")
    assert one.student == Student("123", "Jane Doe", {"moodle": "123"})


def test_a_number_of_ones_own_in_the_first_column_stays_whole(roster):
    (one,) = roster("Identifier,name\nk123,Jane Doe\n")
    assert one.student == Student("k123", "Jane Doe")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_roster_as_spreadsheets_save_it(tmp_path, delimiter, encoding):
    text = "student,name,email\nli,李 雷,li@example.org\n".replace(",", delimiter)
    (tmp_path / "roster.csv").write_text(text, encoding=encoding)
    (li,) = read_roster(tmp_path / "roster.csv")
    assert li.student == Student("li", "李 雷", {"email": "li@example.org"})


def test_a_roster_in_another_encoding_is_refused(tmp_path):
    (tmp_path / "roster.csv").write_bytes("student\nZoë\n".encode("latin-1"))
    with pytest.raises(SubmissionError, match="save it as CSV in UTF-8"):
        read_roster(tmp_path / "roster.csv")


def test_names_that_two_students_share_tell_nobody(roster):
    """Else one of them would be taken for the other, and dropped in silence."""
    enrolled = roster("key,name\n1,Jane Doe\n2,Jane Doe\n")
    found = compared(enrolled, handed(("11", "Jane Doe"), ("2",)))
    assert keys(found.strangers) == ["11"]
    assert [one.students[0].key for one in found.handed] == ["11", "2", "1"]


def test_the_roster_adds_what_other_platforms_call_them(roster):
    enrolled = roster("Username,OrgDefinedId,First Name,Last Name\njdoe,9,Jane,Doe\n")
    (one,) = compared(enrolled, handed(("jdoe", "", {"username": "jdoe", "canvas": "5"}))).handed
    assert one.students == (
        Student("jdoe", "Jane Doe", {"username": "jdoe", "orgdefinedid": "9", "canvas": "5"}),
    )


def test_the_marks_before_the_ids_of_brightspace_are_no_part_of_them(roster):
    enrolled = roster("OrgDefinedId,Username,End-of-Line Indicator\n#009,#jdoe,#\n")
    (one,) = compared(enrolled, handed(("jdoe", "", {"username": "jdoe"}))).handed
    assert one.students == (Student("jdoe", "", {"username": "jdoe", "orgdefinedid": "009"}),)


MOODLE = ("101", "Jane Doe", {"moodle": "101"})


def test_a_number_of_ones_own_is_not_a_platforms(roster):
    """Else Al would be Jane, and have her grade."""
    enrolled = roster("sid,name\n101,Al Ba\n102,Jane Doe\n")
    found = compared(enrolled, handed(MOODLE), ("moodle",))
    assert [one.students[0] for one in found.handed] == [
        Student("101", "Jane Doe", {"moodle": "101", "sid": "102"}),
        Student("roster:101", "Al Ba", {"sid": "101"}),
    ]


def test_a_key_that_is_somebody_elses_by_name_is_refused(roster):
    enrolled = roster("student_id,name\n101,Al Ba\n102,Jane Doe\n")
    with pytest.raises(SubmissionError, match="101 is Al Ba on the roster and Jane Doe in the"):
        compared(enrolled, handed(MOODLE), ("moodle",))


@pytest.mark.parametrize("name", ["doejane", "Jane M. Doe", "Doe, J", ""])
def test_a_name_that_is_written_otherwise_is_the_same(roster, name):
    enrolled = roster("id,name\n101,Jane Doe\n")
    found = compared(enrolled, handed(("101", name, {"canvas": "101"})), ("canvas",))
    assert (whose(found), found.strangers) == ((["101"], []), [])


@pytest.mark.parametrize(
    ("name", "joined"),
    [
        ("Jane Mary Doe", "doejanemary"),
        ("Doe, Jane Mary", "doejanemary"),
        ("Jane-Mary Doe", "doejanemary"),
        ("Jan van der Berg", "vanderbergjan"),
    ],
)
def test_a_name_as_canvas_writes_it_is_found(roster, name, joined):
    enrolled = roster(f'email,name\nj@x.org,"{name}"\nd@x.org,Mary Doe\n')
    found = compared(enrolled, handed(("101", joined, {"canvas": "101"})), ("canvas",))
    assert (found.strangers, found.before.get("j@x.org")) == ([], "101")


@pytest.mark.parametrize(
    ("header", "kinds", "later"),
    [
        ("student_id,name,username,email", ("username",), {"username": "alba"}),
        ("First Name,Last Name,SID,Email", ("sid", "email"), {"sid": "alba", "email": "x@y.org"}),
    ],
)
def test_who_hands_in_later_has_the_same_key(roster, header, kinds, later):
    enrolled = roster(f"{header}\n7,Al Ba,alba,a@x.org\n")
    (absent,) = compared(enrolled, [], kinds).handed
    found = compared(enrolled, handed(("alba", "Al Ba", later)), kinds)
    assert absent.students[0].key == "alba" == found.handed[0].students[0].key
    assert found.strangers == []


def test_the_key_before_is_known_where_the_roster_cannot_tell_the_later_one(roster):
    enrolled = roster("key,name\nx5,Jane Doe\n")
    found = compared(enrolled, handed(MOODLE), ("moodle",))
    assert keys(one.students[0] for one in found.handed) == ["101"]
    assert found.before == {"x5": "101", "roster:x5": "101"}


def test_two_of_one_address_have_keys_of_their_own(roster):
    enrolled = roster("student,email\nann,team@x.org\nbob,team@x.org\n")
    found = compared(enrolled, [], ("sid", "email"))
    assert whose(found)[0] == ["ann", "bob"]


def test_a_column_id_is_not_moodles_for_a_number_at_its_end(roster):
    enrolled = roster("id,name\nGroup 3,Jane\nTeam 3,Li\n")
    assert [one.student for one in enrolled] == [
        Student("Group 3", "Jane"),
        Student("Team 3", "Li"),
    ]


def test_a_line_of_canvas_without_an_id_is_refused(roster):
    with pytest.raises(SubmissionError, match="line 3: nothing in the column id"):
        roster(
            "Student,ID,SIS Login ID,Section,Homework (7)\n"
            '    Points Possible,,,,10\n"Roe, Bob",,,A,\n'
        )


def test_the_gradebook_of_canvas_is_a_roster(roster):
    enrolled = roster(
        "Student,ID,SIS User ID,SIS Login ID,Section,Homework (7)\n"
        "    Points Possible,,,,,10\n"
        '"Doe, Jane",101,s1,jdoe,A,\n"Doe, Jane",102,s2,jdoe2,A,\n'
    )
    assert [(one.student.key, one.student.name) for one in enrolled] == [
        ("101", "Doe, Jane"),
        ("102", "Doe, Jane"),
    ]
    assert enrolled[0].student.ids == {
        "canvas": "101",
        "sis_user_id": "s1",
        "sis_login_id": "jdoe",
    }


def test_names_with_quotes_commas_and_lines(roster):
    (one,) = roster('\ufeffstudent,name\n"do,e","Jane ""JJ""\nDoe"\n')
    assert (one.student.key, one.student.name) == ("do,e", 'Jane "JJ"\nDoe')


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("points\n1\n", "no column names the students"),
        ("", "no column names the students"),
        ("student\njane\njane\n", "names jane twice"),
        ('student,name\njane,"Doe\n', "line "),
        ("student,name\njane,Jane\n,Li\n", "line 3: nothing in the column student"),
    ],
)
def test_what_is_no_roster_is_refused(roster, text, told):
    with pytest.raises(SubmissionError, match=told):
        roster(text)
