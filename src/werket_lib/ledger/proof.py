"""The marked proof: every passage of an issue with its claims in green, yellow and red."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from werket_lib.ledger.check import Ledger, Line
from werket_lib.ledger.findings import Finding
from werket_lib.ledger.media import Stray
from werket_lib.model import Issue
from werket_lib.months import name_month
from werket_lib.pages.shell import render_page
from werket_lib.store import write_whole


def write_proof(issue: Issue, ledger: Ledger, strays: Sequence[Stray], path: Path) -> None:
    """Write the proof: what is wrong first, then every text of the issue with its claims marked."""
    shown = [line for line in ledger.lines if line.findings]
    html = render_page(
        "proof.html.j2",
        styles=("page.css", "issue.css", "proof.css"),
        issue=issue,
        month_label=name_month(issue.month),
        sample=issue.sample,
        counts=ledger.counts,
        strays=strays,
        wrong=[
            _wrong(number, line, one)
            for number, line in enumerate(shown)
            for one in line.findings
            if one.status == "wrong"
        ],
        entries=_by_entry(shown),
    )
    write_whole(path, html.encode())


def _wrong(number: int, line: Line, finding: Finding) -> dict[str, Any]:
    return {"anchor": f"stycke-{number}", "entry": line.passage.entry, "place": line.passage.place, "finding": finding}


def _by_entry(lines: Sequence[Line]) -> dict[str, list[dict[str, Any]]]:
    entries: dict[str, list[dict[str, Any]]] = {}
    for number, line in enumerate(lines):
        marked = {"anchor": f"stycke-{number}", "place": line.passage.place, "html": _mark(line)}
        entries.setdefault(line.passage.entry, []).append(marked)
    return entries


def _mark(line: Line) -> Markup:
    """Mark each claim in a passage; claims that lie in one another are marked once."""
    text, pieces, at = line.passage.text, [], 0
    for one in line.findings:
        if one.start < at:
            continue
        title = " · ".join(filter(None, (one.fact, one.note)))
        said = text[one.start : one.end]
        mark = Markup('<mark class="{}" title="{}" tabindex="0">{}</mark>').format(one.status, title, said)
        pieces += [escape(text[at : one.start]), mark]
        at = one.end
    return Markup().join([*pieces, escape(text[at:])])
