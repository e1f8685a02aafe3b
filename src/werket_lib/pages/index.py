"""The front page of a month: every section's headline, figure and files, and what it all rests on."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from werket_lib.approvals import Standing, open_sections
from werket_lib.model.states import STATES, has_page
from werket_lib.pages.datasets import group_editions
from werket_lib.pages.findings import tell_finding, tell_remark
from werket_lib.pages.shell import label_month, render_page
from werket_lib.sources import DATASETS

SAID_WITH_WORDS = (
    "inget", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv",
)  # fmt: skip


def render_index(record: Mapping[str, Any], standings: Mapping[str, Standing] = MappingProxyType({})) -> str:
    """Render the month's front page from the content of ``run.json`` and how its sections stand with those who approve.

    Returns
    -------
    str
        HTML for ``reports/<month>/index.html``; it shows figures from the folder that it stands in.

    Raises
    ------
    KeyError
        If the record lacks something that the page shows.
    """
    datasets = group_editions(record["datasets"])
    titles = {name: dataset.title for name, dataset in DATASETS.items()}
    missing = gather_missing(record["sections"])
    remarks = {text: about for text, about in gather_remarks(record).items() if not missing.keys() & text.splitlines()}
    sections = [
        section
        | {
            "state": STATES.get(section["status"]),
            "page": f"html/{section['name']}.html" if has_page(section) else None,
            "told": tell_remark(section["message"], titles) if section["message"] else None,
            "lacks": [titles.get(name, name) for name in _late_datasets(section)],
        }
        for section in record["sections"]
    ]
    return render_page(
        "pages/templates/index.html.j2",
        record=record,
        sections=sections,
        datasets=datasets,
        findings=[tell_finding(finding, titles) for finding in record["findings"]],
        revisions=[tell_remark(revision, titles) for revision in record["revisions"]],
        summary=summarise_run(record["sections"]),
        missing=[(tell_remark(line, titles), about) for line, about in missing.items()],
        remarks=[(tell_remark(remark, titles), about) for remark, about in remarks.items()],
        month_label=label_month(record["month"]),
        sample=record["sample"],
        standings=standings,
        approved=len(standings) - len(open_sections(standings)),
    )


def summarise_run(sections: Sequence[Mapping[str, Any]]) -> str:
    """Say in a sentence how the run went: ``Fyra avsnitt, alla klara.``"""
    total = len(sections)
    done = sum(section["status"] not in STATES for section in sections)
    if done < total:
        return f"{_in_words(done).capitalize()} av {_in_words(total)} avsnitt klara."
    return "Ett avsnitt, klart." if total == 1 else f"{_in_words(total).capitalize()} avsnitt, alla klara."


def gather_missing(sections: Sequence[Mapping[str, Any]]) -> dict[str, list[str]]:
    """Gather what is said of each dataset that is late, once, with the sections that lack it."""
    missing: dict[str, list[str]] = {}
    for section in sections:
        for line in section["message"].splitlines() if _late_datasets(section) else ():
            missing.setdefault(line, []).append(section["title"])
    return missing


def _late_datasets(section: Mapping[str, Any]) -> list[str]:
    """Name the datasets that a section lacks; none where it lacks something else too."""
    told = [line.partition(" is late: ") for line in (section["message"] or "").splitlines()]
    return [name for name, _, _ in told] if all(late for _, late, _ in told) else []


def gather_remarks(record: Mapping[str, Any]) -> dict[str, list[str]]:
    """Gather what someone should look at, and for each remark the tables or sections that it is about."""
    remarks: dict[str, list[str]] = {}
    for table in record["tables"]:
        for remark in [table["message"], *table["notes"]]:
            remarks.setdefault(remark, []).append(table["table"])
    of_tables = set(remarks)
    for section in record["sections"]:
        for remark in section["notes"]:
            if remark not in of_tables:
                remarks.setdefault(remark, []).append(section["title"])
    return {remark: about for remark, about in remarks.items() if remark}


def _in_words(number: int) -> str:
    return SAID_WITH_WORDS[number] if number < len(SAID_WITH_WORDS) else str(number)
