"""A project in miniature with a finished run and an editor's folder, in which faults are planted."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.run.conftest import MiniProject, make_project
from werket_lib.errors import SectionError
from werket_lib.month import make_issue

MONTH = "2025-01"
PLAN = """title: Numret
number: 2
published: 2025-02-28
parts:
  - title: Del
    entries:
      - article: ledare
      - section: 10_first
      - section: 20_second
"""
ARTICLE = """---
title: Rubrik
kind: article
---
Det var {{ mini.10_first }} deltagare.
"""
GOOD = ("ran", "unchanged")


def make_whole(folder: Path, root: Path) -> None:
    """Run the small project once, and write an issue's plan and an article for it."""
    assert make_project(folder, root).run().exit_code == 0
    articles = folder / "editorial" / MONTH / "articles"
    articles.mkdir(parents=True)
    (articles.parent / "issue.yml").write_text(PLAN, encoding="utf-8")
    (articles / "ledare.md").write_text(ARTICLE, encoding="utf-8")


def project(folder: Path) -> MiniProject:
    """Return the project that lies in a folder."""
    return MiniProject(folder / "project", folder / "data", folder / "reports")


def published(folder: Path) -> str:
    """Make the issue; returns the text of the article's page."""
    make_issue(folder / "project", MONTH, folder / "reports", folder / "editorial")
    made = folder / "reports" / MONTH / "issue"
    assert (made / "werket-manadsrapport.pdf").stat().st_size > 0
    assert (made / "werket-tabellbilaga.xlsx").stat().st_size > 0
    return (made / "ledare.html").read_text(encoding="utf-8")


def issue_with(plant: Callable[[Path], object], tell: Callable[[str, Path], Any] = lambda page, folder: "made") -> Any:
    """Plant something in the editor's folder of the month, make the issue, and tell of it."""

    def act(folder: Path) -> Any:
        plant(folder / "editorial" / MONTH)
        page = published(folder)
        return tell(page, folder / "reports" / MONTH / "issue")

    return act


def run_with(plant: Callable[[Path], object], **options: Any) -> Callable[[Path], Any]:
    """Plant something, run the month, and raise what is said of the sections that did not come out.

    Those that nothing was planted in must come out, and nothing may be left running.
    """

    def act(folder: Path) -> str:
        own = project(folder)
        plant(folder)
        made = own.run(**options)
        return told(made)

    return act


def told(made: Any) -> str:
    """Raise what a month's sections that failed say, once the others are seen to have come out."""
    failed = [section for section in made.sections if section.status not in GOOD]
    assert all(section.name.startswith("3") for section in failed), [(one.name, one.message) for one in failed]
    if failed:
        raise SectionError("; ".join(f"{one.name}, cell {one.cell}: {one.message}" for one in failed))
    return "made"


def third(code: str) -> Callable[[Path], None]:
    """Return what writes a third section whose notebook runs some code before it leaves anything."""

    def plant(folder: Path) -> None:
        project(folder).write("30_third", title="Tredje", extra=code)

    return plant


def notebook(content: bytes | None = None, *, make: Callable[[Path], object] | None = None) -> Callable[[Path], None]:
    """Return what puts something in the place of a third section's notebook."""

    def plant(folder: Path) -> None:
        path = folder / "project/notebooks/30_third.ipynb"
        if make is not None:
            make(path)
        else:
            path.write_bytes(content or b"")

    return plant


def edit(pattern: str, new: str, name: str = "issue.yml") -> Callable[[Path], None]:
    """Return what replaces a text in the plan or an article."""

    def plant(editorial: Path) -> None:
        path = editorial / name
        text, found = re.subn(pattern, lambda _: new, path.read_text(encoding="utf-8"), count=1)
        assert found, pattern
        path.write_text(text, encoding="utf-8")

    return plant


def replace(name: str, make: Callable[[Path], object]) -> Callable[[Path], None]:
    """Return what puts something else in the place of a file of the editor's."""

    def plant(editorial: Path) -> None:
        (editorial / name).unlink(missing_ok=True)
        make(editorial / name)

    return plant


def pipe(path: Path) -> None:
    """Make a pipe that nobody writes to."""
    os.mkfifo(path)


def device(path: Path) -> None:
    """Make a link to a device that never ends."""
    path.symlink_to("/dev/zero")


def link_out(path: Path) -> None:
    """Make a link to a file outside the tree."""
    secret = path.parents[3] / f"secret{path.suffix}"
    secret.write_text("hemligt")
    path.symlink_to(secret)


def dangling(path: Path) -> None:
    """Make a link that leads nowhere."""
    path.symlink_to(path.with_name("nowhere"))


def huge(path: Path) -> None:
    """Make a file of five gigabytes that takes no room."""
    with path.open("wb") as file:
        file.truncate(5 * 1024**3)


SPECIAL: dict[str, Callable[[Path], object]] = {
    "a pipe": pipe,
    "a device": device,
    "a folder": Path.mkdir,
    "a link out of the tree": link_out,
    "a link that leads nowhere": dangling,
    "five gigabytes": huge,
}
