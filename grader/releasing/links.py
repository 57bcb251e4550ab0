"""Addresses at which a notebook of a public GitHub repository opens in a browser. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from grader.errors import AuthorError

GITHUB = re.compile(r"https://github\.com/([A-Za-z0-9-]{1,39})/([\w.-]{1,100}?)(?:\.git)?/?", re.A)
BRANCH = re.compile(r"[A-Za-z0-9_][\w.-]{0,99}", re.A)
MAIN = "main"


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository on GitHub, at a branch."""

    owner: str
    name: str
    branch: str = MAIN

    @property
    def place(self) -> str:
        """Owner and name, as they stand in every address."""
        return f"{self.owner}/{self.name}"

    @property
    def in_codespaces(self) -> str:
        """All of it, in a container of GitHub's."""
        return f"https://codespaces.new/{self.place}?quickstart=1&ref={self.branch}"

    def in_colab(self, path: str) -> str:
        """The notebook in Colab, alone."""
        base = "https://colab.research.google.com/github"
        return f"{base}/{self.place}/blob/{self.branch}/{quote(path)}"

    def in_binder(self, path: str) -> str:
        """The notebook in JupyterLab on Binder, with all that lies beside it."""
        where = quote(path, safe="")
        return f"https://mybinder.org/v2/gh/{self.place}/{self.branch}?labpath={where}"


def repository_at(url: str, branch: str = MAIN) -> Repository:
    """The repository of that address.

    Raises:
        AuthorError: it is none on GitHub, or the branch has a name that no address holds as it is.
    """
    found = GITHUB.fullmatch(url)
    if found is None or found[2] in (".", ".."):
        raise AuthorError(f"--repo {url}: write it as https://github.com/OWNER/NAME")
    if not BRANCH.fullmatch(branch):
        raise AuthorError(
            f"--branch {branch}: a branch of letters, digits and . _ - alone can be linked to"
        )
    return Repository(found[1], found[2], branch)
