"""Whether an edition's newest numbers can be true: held against its limits, its own history and what it is made of.

Every rule is one that an economist would use by hand. A level is held against limits that were never passed; a
month's change against how the series usually changes in that month of the year (median, and median of absolute
distances, in logarithms, so that a pandemic in the history neither hides nor makes anything); a part against its own
last twelve months; a month against earlier ones, which it may be a copy of; a stock against its flows. What cannot be
true is refused, what may be is doubtful. ``plausibility.yml`` says what is watched in each dataset; docs/quality.md has
the limits and how often they speak on the agencies' real histories.
"""

import datetime as dt
from collections.abc import Iterator

import pandas as pd

from werket_lib.processed.findings import Finding, Verdict
from werket_lib.processed.panel import Panel
from werket_lib.processed.revisions import Revision, compare_editions
from werket_lib.processed.watched import Watch, read_rules

MANY = 0.1  # of a history's cells
OTHER_SERIES = 0.5, 30.0  # so large a share of the cells, by so many percent: it is another series


def judge_edition(
    name: str, table: pd.DataFrame, *, before: pd.DataFrame | None = None, published: dt.date | None = None
) -> list[Finding]:
    """Judge the newest month of a dataset, and what its edition changed in those before.

    Parameters
    ----------
    name
        Dataset, or further sheet of one, that is watched.
    table
        As loaded, earlier editions' months with it where it holds some months only.
    before
        What was published before it; None where nothing was.
    published
        When it was published: no month of it can be later.
    """
    watch = read_rules()[name]
    rows = table[~table["is_partial"]] if "is_partial" in table else table
    if rows.empty:
        return []
    findings = list(judge_newest(name, rows["month"].max(), published))
    if not watch.columns:
        return findings + ([] if before is None else list(_judge_classes(name, watch, before, rows)))
    panel = Panel(name, watch, _as_numbers(name, rows))
    findings += _first_of_each(panel.judge())
    if before is not None and len(before):
        findings += panel.judge_old(Panel(name, watch, _as_numbers(name, before)))
        findings += _judge_revisions(name, watch, before, rows)
    return findings


def _first_of_each(findings: Iterator[Finding]) -> list[Finding]:
    """Keep the first finding of each series: the rules stand in the order of what they explain."""
    kept: dict[str, Finding] = {}
    for finding in findings:
        kept.setdefault(finding.series, finding)
    return list(kept.values())


def judge_newest(name: str, newest: pd.Period, published: dt.date | None) -> Iterator[Finding]:
    """Refuse a newest month that had not begun when the edition was published."""
    if published is not None and newest.start_time.date() > published:
        yield Finding(
            name, "month", str(newest), "refused", "future", f"a month after the day of publication, {published}",
            f"{pd.Period(published, freq='M')} at the latest", "certain",
        )  # fmt: skip


def _as_numbers(name: str, rows: pd.DataFrame) -> pd.DataFrame:
    """Let answers be numbers: 1-5 as they are, yes 1 and no 0; who is unsure has none."""
    if name != "survey_answers":
        return rows
    return rows.assign(answer=pd.to_numeric(rows["answer"].replace({"yes": "1", "no": "0"}), errors="coerce"))


def _judge_classes(name: str, watch: Watch, before: pd.DataFrame, table: pd.DataFrame) -> Iterator[Finding]:
    """Hold a classification against the one before it, whatever months they are named by."""
    newest = table["month"].max()
    now = table[table["month"] == newest]
    was = before[before["month"] == before["month"].max()].assign(month=newest)
    for revision in compare_editions(was, now, watch.key):
        if revision.changed or revision.new or revision.removed:
            yield _say_revised(name, revision, str(newest), "doubtful", "the same: it changes once in some years")


def _judge_revisions(name: str, watch: Watch, before: pd.DataFrame, table: pd.DataFrame) -> Iterator[Finding]:
    """Tell of a history that is not the one that was published before."""
    kept = ["month", *watch.key, *watch.redefined_by, *watch.columns]
    expected = "none changed" if watch.unrevised else f"at most {watch.revised_pct:g} % at the median"
    share, size = OTHER_SERIES
    for revision in compare_editions(
        before[kept], table[kept], watch.key, definitions=watch.redefined_by, whole=not watch.rolling
    ):
        moved = revision.share > MANY and revision.usual_pct > watch.revised_pct
        verdict: Verdict | None = None
        if revision.share > share and revision.usual_pct > size:
            verdict = "refused"
        elif (
            moved
            or revision.redefined
            or revision.removed > MANY * revision.held
            or (watch.unrevised and revision.changed)
        ):
            verdict = "doubtful"
        if verdict:
            yield _say_revised(name, revision, str(table["month"].max()), verdict, expected)


def _say_revised(name: str, revision: Revision, month: str, verdict: Verdict, expected: str) -> Finding:
    told = str(revision).partition(": ")[2] if revision.changed or revision.removed else ""
    found = told or f"{revision.new} of {revision.held} cells new"
    sure = "compared cell by cell with the edition before"
    return Finding(name, f"{revision.column}, history", month, verdict, "history", found, expected, sure)
