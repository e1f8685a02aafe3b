"""The gate between raw and report: every rule of plausibility, for a file that is added and a month that is made."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from werket_lib.codes import municipality_names
from werket_lib.errors import DataError
from werket_lib.processed.findings import Finding, read_finding
from werket_lib.processed.identities import check_regions
from werket_lib.processed.merge import stack
from werket_lib.processed.plausibility import judge_edition
from werket_lib.processed.revisions import Revision, compare_editions
from werket_lib.processed.watched import read_rules
from werket_lib.provenance import Edition, RawFile, newest_of
from werket_lib.store import read_provenances


@dataclass(frozen=True)
class Judged:
    """What the gate says of a dataset, or a further sheet of one.

    Attributes
    ----------
    findings
        What cannot be true, and what is doubtful.
    revisions
        What changed in each column since the edition before.
    """

    findings: tuple[Finding, ...] = ()
    revisions: tuple[Revision, ...] = ()


def judge(
    name: str, tables: Sequence[pd.DataFrame], before: Sequence[pd.DataFrame], *, published: dt.date | None = None
) -> Judged:
    """Judge what a report would rest on.

    Parameters
    ----------
    tables
        The editions that it rests on, as loaded, in the order of publication.
    before
        Those that it would have rested on before the last of them came; empty where there were none.
    published
        When the last of them was.
    """
    table = stack(tables)
    earlier = stack(before) if before else None
    findings = judge_edition(name, table, before=earlier, published=published)
    if name == "scb_bas":
        findings += check_regions(table, list(municipality_names()))
    revisions = [] if earlier is None else _compare(name, earlier, table)
    return Judged(tuple(findings), tuple(revision for revision in revisions if revision.changed or revision.removed))


def _compare(name: str, before: pd.DataFrame, table: pd.DataFrame) -> list[Revision]:
    watch = read_rules()[name]
    return compare_editions(before, table, watch.key, definitions=watch.redefined_by, whole=not watch.rolling)


def editions_before(editions: Iterable[Edition], newest: RawFile) -> list[Edition]:
    """Return what was used before an edition came: of its kind, own or sample, published by its day."""
    meta = newest.meta
    others = [
        edition
        for edition in editions
        if edition.meta.sample is meta.sample
        and edition.name != newest.edition
        and edition.order[0] <= meta.reference_month
        and edition.meta.sha256 != meta.sha256
    ]
    return newest_of(others, meta.date_published)


def check_refused(findings: Iterable[Finding], accepted: str) -> list[Finding]:
    """Let through what is doubtful, and what was accepted though it was refused.

    Raises
    ------
    DataError
        With a line for each that was refused and not accepted.
    """
    found = list(findings)
    refused = [finding.line for finding in found if finding.verdict == "refused"]
    if refused and not accepted:
        raise DataError("\n".join(refused))
    return [
        replace(finding, verdict="doubtful", sure=f"{finding.sure}; accepted: {accepted}")
        if finding.verdict == "refused"
        else finding
        for finding in found
    ]


def findings_of_month(month: pd.Period | str, processed_dir: Path) -> list[Finding]:
    """Return what is doubtful in the tables of a month, each once."""
    found = [read_finding(each) for table in read_provenances(month, processed_dir) for each in table.findings]
    return list({finding.id: finding for finding in found}.values())


def revisions_of_month(month: pd.Period | str, processed_dir: Path) -> list[str]:
    """Return what was revised in the tables of a month since the editions before, each once."""
    told = [revision for table in read_provenances(month, processed_dir) for revision in table.revisions]
    return list(dict.fromkeys(told))
