"""A finished issue held against its facts, and its proof written; loads nothing of what makes the media."""

import json
from dataclasses import dataclass

from werket_lib.errors import InputError
from werket_lib.issue.kept import CLAIMS, FOLDER, PROOF
from werket_lib.ledger.check import Ledger, check_issue
from werket_lib.ledger.findings import Finding
from werket_lib.ledger.media import Stray, find_strays
from werket_lib.ledger.passages import Passage
from werket_lib.ledger.proof import write_proof
from werket_lib.model import Issue
from werket_lib.store import write_whole


@dataclass(frozen=True)
class Checked:
    """An issue's ledger, and what stands in its finished media without being in it."""

    ledger: Ledger
    strays: tuple[Stray, ...]
    notes: tuple[str, ...] = ()  # of what a medium could not show as it is

    @property
    def wrong(self) -> list[str]:
        """Say of each claim without a fact where it stands, what it says, and what it contradicts."""
        told = [_say(passage, one) for passage, one in self.ledger.of("wrong")]
        strays = [
            f"{one.medium}, {one.place}: {one.text!r} is in no checked text: …{one.around}…" for one in self.strays
        ]
        return [*told, *strays]

    @property
    def unread(self) -> list[str]:
        """Say of each claim that could not be read where it stands, and what was not understood."""
        return [_say(passage, one) for passage, one in self.ledger.of("unread")]

    @property
    def summary(self) -> str:
        """Count what was found."""
        counts = self.ledger.counts
        wrong = counts["wrong"] + len(self.strays)
        return (
            f"{counts['fact']} are facts, {counts['declared']} declared outside the data, {counts['unread']} not read, "
            f"{wrong} wrong"
        )


def _say(passage: Passage, one: Finding) -> str:
    return f"{passage.entry}, {passage.place}: {one.text!r}: {one.note}"


def check_published(issue: Issue) -> Checked:
    """Hold the finished issue against the facts, and write its proof.

    Raises
    ------
    InputError
        If the month has no issue yet.
    """
    folder = issue.folder / FOLDER
    if not folder.is_dir():
        raise InputError(f"{issue.month} has no issue yet; `werket issue {issue.month}` makes it")
    ledger = check_issue(issue)
    checked = Checked(ledger, tuple(find_strays(issue, folder, ledger)))
    write_proofs(issue, checked)
    return checked


def write_proofs(issue: Issue, checked: Checked) -> None:
    """Write the proof for people, and every claim of the texts for programs."""
    write_proof(issue, checked.ledger, checked.strays, issue.folder / PROOF)
    content = json.dumps(checked.ledger.to_json(), ensure_ascii=False, indent=1)
    write_whole(issue.folder / CLAIMS, content.encode())
