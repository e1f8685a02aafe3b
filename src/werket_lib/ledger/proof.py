"""The marked proof: the whole issue in reading order, and first what needs a person."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from werket_lib.ledger.check import Ledger, Line
from werket_lib.ledger.findings import Finding
from werket_lib.ledger.media import Stray
from werket_lib.ledger.outside import name_month
from werket_lib.ledger.passages import IN_PRINT, PLAN
from werket_lib.model import Issue
from werket_lib.model.cover import key_numbers
from werket_lib.numbers import print_number
from werket_lib.pages.shell import label_date, render_page
from werket_lib.store import write_whole

TO_DO = ("wrong", "unread")  # what a person must look at
FOLDED = ("alt", "method")  # what readers do not see at once, folded here too


def write_proof(issue: Issue, ledger: Ledger, strays: Sequence[Stray], path: Path) -> None:
    """Write the proof: what is wrong or unread first, then every text of the issue with its claims marked."""
    html = render_page(
        "ledger/templates/proof.html.j2",
        styles=("pages/templates/page.css", "ledger/templates/proof.css"),
        issue=issue,
        month_label=name_month(issue.month),
        published_label=label_date(issue.published.isoformat()),
        sample=issue.sample,
        counts=ledger.counts,
        facts=print_number(ledger.counts["fact"], 0),
        strays=strays,
        wrong=list(_to_do(ledger, "wrong")),
        unread=list(_to_do(ledger, "unread")),
        declared=list(_to_do(ledger, "declared")),
        titles={section.name: section.title for section in issue.sections},
        cover={key.label: key for key in key_numbers(issue)},
        entries=list(_entries(issue, ledger)),
    )
    write_whole(path, html.encode())


def _to_do(ledger: Ledger, status: str) -> Iterator[dict[str, Any]]:
    """Give each claim of a status with where it stands and the words around it."""
    for number, line in enumerate(ledger.lines):
        for one in line.findings:
            if one.status == status:
                yield {
                    "anchor": f"stycke-{number}",
                    "passage": line.passage,
                    "finding": one,
                    "around": _around(line, one),
                }


def _around(line: Line, one: Finding, reach: int = 60) -> Markup:
    text = line.passage.text
    start, end = max(one.start - reach, 0), min(one.end + reach, len(text))
    before, after = (
        ("…" if start else "") + text[start : one.start],
        text[one.end : end] + ("…" if end < len(text) else ""),
    )
    return Markup('{}<mark class="{}">{}</mark>{}').format(before, one.status, text[one.start : one.end], after)


def _entries(issue: Issue, ledger: Ledger) -> Iterator[dict[str, Any]]:
    """Give the issue's entries in order: texts as they are read, and folded what stands in tables and figures."""
    titles = {section.name: section.title for section in issue.sections}
    shown: dict[str, list[dict[str, Any]]] = {}
    for number, line in enumerate(ledger.shown, start=len(ledger.texts)):
        if line.findings:
            shown.setdefault(line.passage.entry, []).append(_row(number, line))
    numbered = enumerate(ledger.texts)
    for entry, lines in groupby(numbered, key=lambda pair: pair[1].passage.entry):
        told = [(number, line) for number, line in lines if line.passage.text]
        rows = [_row(number, line) for number, line in told]
        plan = entry == PLAN
        printed = plan and rows[0]["role"] == "print"
        title = None if plan else next((row for row in rows if row["role"] == "title"), None)
        yield {
            "name": entry,
            "title": titles.get(entry, entry),
            "title_row": title,
            "plan": plan,
            "printed": printed,
            "open": sum(one.status in TO_DO for _, line in told for one in line.findings),
            "rows": [row for row in rows if row["role"] not in FOLDED and row is not title],
            "folded": [row for row in rows if row["role"] in FOLDED],
            "shown": shown.pop(entry, []),
        }


def _row(number: int, line: Line) -> dict[str, Any]:
    passage = line.passage
    return {
        "anchor": f"stycke-{number}",
        "place": passage.place.removeprefix(f"{IN_PRINT}, "),
        "role": passage.role,
        "text": passage.text,
        "html": _mark(line),
    }


def _mark(line: Line) -> Markup:
    """Mark each claim in a passage, and each number that is passed over as none.

    Claims that lie in one another are marked once, by the worse.
    """
    text, pieces, at = line.passage.text, [], 0
    passed = (one for one in line.passed if any(letter.isdigit() for letter in one.text))
    for one in sorted([*line.findings, *passed], key=lambda one: one.start):
        if one.start < at:
            continue
        title = " · ".join(filter(None, (one.fact, one.note, one.frame)))
        said = text[one.start : one.end]
        focus = Markup("") if one.status == "fact" else Markup(' tabindex="0"')
        mark = Markup('<mark class="{}" title="{}"{}>{}</mark>').format(one.status, title, focus, said)
        pieces += [escape(text[at : one.start]), mark]
        at = one.end
    return Markup().join([*pieces, escape(text[at:])])
