"""The front page of a month: what needs a person, every section in a row, and what it all rests on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from werket_lib.approvals import Standing
from werket_lib.facts import Fact
from werket_lib.model.states import STATES, has_page
from werket_lib.pages.datasets import group_editions
from werket_lib.pages.findings import tell_finding, tell_remark
from werket_lib.pages.shell import STYLESHEET, TEMPLATES, label_month, render_page
from werket_lib.pages.small_figure import draw_small
from werket_lib.reports import SECTION, read_record
from werket_lib.sources import DATASETS
from werket_lib.style.names import COLUMNS

MOVES = (".change", ".change_12m", ".change_pp")  # the first that a section has is told


def render_index(
    record: Mapping[str, Any], folder: Path, standings: Mapping[str, Standing] = MappingProxyType({})
) -> str:
    """Render the month's front page from the content of ``run.json`` and how its sections stand with those who approve.

    Parameters
    ----------
    folder
        The month's, from which it takes what the small figures show and what moved.

    Returns
    -------
    str
        HTML for ``reports/<month>/index.html``; it leads to files of the folder that it stands in.

    Raises
    ------
    KeyError
        If the record lacks something that the page shows.
    """
    datasets = group_editions(record["datasets"])
    titles = {name: dataset.title for name, dataset in DATASETS.items()}
    missing = gather_missing(record["sections"])
    remarks = {text: about for text, about in gather_remarks(record).items() if not missing.keys() & text.splitlines()}

    def needs_nobody(section: Mapping[str, Any]) -> bool:
        changed = section["name"] in standings and standings[section["name"]].state == "changed"
        return section["status"] not in STATES and not changed

    return render_page(
        "pages/templates/index.html.j2",
        scripts=(f"{TEMPLATES}/contents.js",),
        stylesheet=STYLESHEET,
        record=record,
        sections=[_row(section, folder, titles) for section in sorted(record["sections"], key=needs_nobody)],
        status=list(_count_states(record, standings)),
        datasets=datasets,
        findings=[tell_finding(finding, titles) for finding in record["findings"]],
        revisions=[tell_remark(revision, titles) for revision in record["revisions"]],
        missing=[(tell_remark(line, titles), about) for line, about in missing.items()],
        remarks=[(tell_remark(remark, titles), about) for remark, about in remarks.items()],
        month_label=label_month(record["month"]),
        sample=record["sample"],
        standings=standings,
    )


def _row(section: Mapping[str, Any], folder: Path, titles: Mapping[str, str]) -> dict[str, Any]:
    """Return what the front page shows of a section: its state, its page, its first figure in small, what moved."""
    figures = section["figures"]
    data = (folder / figures[0]["file"]).with_suffix(".csv") if figures else None
    left = folder / SECTION.format(section["name"])
    return {
        **section,
        "state": STATES.get(section["status"]),
        "page": f"html/{section['name']}.html" if has_page(section) else None,
        "told": tell_remark(section["message"], titles) if section["message"] else None,
        "lacks": [titles.get(name, name) for name in _late_datasets(section)],
        "small": draw_small(data) if data and data.is_file() else None,
        "moved": tell_move(map(Fact.from_json, read_record(left)["facts"])) if left.is_file() else "",
    }


def tell_move(facts: Iterable[Fact]) -> str:
    """Say how far the first measure of a section that has a change has moved: ``Kvarstående 39 413, −755``."""
    known = {fact.id: fact for fact in facts}
    for fact in (fact for fact in known.values() if fact.id.count(".") == 1):  # of the whole, not of one part of it
        for ending in MOVES:
            change = known.get(f"{fact.id}{ending}")
            if change is not None and change.value is not None and fact.value is not None:
                name = COLUMNS.get(fact.id.partition(".")[2], "").partition(",")[0]
                return f"{name} {fact.text}, {change.signed}".strip()
    return ""


def _count_states(record: Mapping[str, Any], standings: Mapping[str, Standing]) -> Iterator[tuple[str, int, str, str]]:
    """Count what needs a person: its kind, how many, in words, and where the first of it stands."""
    by_status = [(section["status"], section["name"]) for section in record["sections"]]
    by_state = [(standing.state, name) for name, standing in standings.items()]
    doubtful = [("doubtful", "tveksamt") for _ in record["findings"]]
    for kind, about, said in (
        ("late", by_status, "försenade"),
        ("changed", by_state, "ändrade"),
        ("doubtful", doubtful, "tveksamma"),
        ("open", by_state, "ej godkända"),
        ("refused", by_status, "stoppade"),
        ("failed", by_status, "misslyckade"),
    ):
        places = [place for state, place in about if state == kind]
        yield kind, len(places), said, places[0] if places else ""


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
