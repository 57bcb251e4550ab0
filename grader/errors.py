"""What can go wrong, told apart by whose fault it is.

GraderError
├─ AuthorError       a bad declaration, manifest or check: names the file and the remedy
├─ SubmissionError   an unreadable submission: becomes a result, or exit status 2
├─ SourceError       a class's download is damaged there: that submission is `not_graded`
├─ SandboxError      the server or the isolation was lost: retried, then `not_graded`
└─ GradebookError    the database cannot be opened, read or written: nothing that was stored is lost
"""

from __future__ import annotations


class GraderError(Exception):
    """One clear line: the fact, the place and the remedy."""


class AuthorError(GraderError):
    """The course is wrong: a declaration, a manifest, or an exception inside a check."""


class SubmissionError(GraderError):
    """The submission cannot be read. Never raised for code that is merely wrong."""


class SourceError(GraderError):
    """A file of a class's download cannot be read. Never a student's zero."""


class SandboxError(GraderError):
    """The grader's own machinery failed. Never a student's zero."""


class GradebookError(GraderError):
    """The gradebook cannot be opened, read or written. What was stored before stays stored."""
