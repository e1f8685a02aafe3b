"""On the agencies' real releases nothing is refused, and less than one thing a month is doubtful."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pandas as pd
import pytest

from tests.processed import real_histories as real
from werket_lib.processed.findings import Finding
from werket_lib.processed.plausibility import judge_edition

Releases = Callable[[Path], Iterable[real.Release]]

# Dataset, its releases, and how many doubtful findings there are a release: docs/quality.md has the table.
HISTORIES: dict[str, tuple[str, Releases, float]] = {
    "KI, eleven releases": ("ki_barometer", real.ki_vintages, 0.0),
    "KI, 1996 to 2024": ("ki_barometer", lambda shared: real.walk(real.ki_history(shared)), 0.04),
    "BAS, four releases": ("scb_bas", real.bas_vintages, 0.5),
    "BAS, first releases 2020 to 2026": ("scb_bas", lambda shared: real.walk(real.bas_first_releases(shared)), 0.05),
    "ROM2 by supplier, 2020 to 2025": (
        "af_suppliers",
        lambda shared: real.walk(real.rom_suppliers(shared, "2025-02")),
        0.5,
    ),
    "ROM2 by supplier, two releases": (
        "af_suppliers",
        lambda shared: [tuple(real.rom_suppliers(shared, vintage) for vintage in ("2025-02", "2024"))],
        0.0,
    ),
    "ROM2's results, 2025 to 2026": (
        "af_rom_results",
        lambda shared: real.walk(real.rom_results(shared), first=1),
        0.75,
    ),
    # Of a county and in the pandemic: jumpier than the country in other years.
    "varsel in Dalarna, 1992 to 2024": ("af_varsel", lambda shared: real.walk(real.varsel_county(shared)), 0.05),
    "registered unemployed, 2018 to 2020": (
        "af_time_without_work",
        lambda shared: real.walk(real.registered_unemployed(shared)),
        0.1,
    ),
}
# What the stand-ins for columns that were not at hand would say.
NOT_REAL = {
    "varsel in Dalarna, 1992 to 2024": lambda finding: finding.check == "limits" or "notices" in finding.series,
    "registered unemployed, 2018 to 2020": lambda finding: not finding.series.startswith("unemployed"),
}


def judge(history: str, shared: Path) -> tuple[list[Finding], int]:
    """Judge every release of a history; returns the findings, and how many releases there are."""
    dataset, releases, _ = HISTORIES[history]
    made = list(releases(shared))
    stand_in = NOT_REAL.get(history, lambda finding: False)
    found = [finding for table, before in made for finding in judge_edition(dataset, table, before=before)]
    return [finding for finding in found if not stand_in(finding)], len(made)


@pytest.mark.parametrize("history", HISTORIES)
def test_no_real_release_is_refused_and_few_things_are_doubtful(history, shared):
    found, releases = judge(history, shared)
    assert [finding.line for finding in found if finding.verdict == "refused"] == []
    assert len(found) / releases <= HISTORIES[history][2]


def test_march_2020_is_doubtful_and_not_refused(shared):
    table = real.varsel_country(shared)
    until_march = table[table["month"] <= pd.Period("2020-03")]
    lines = [finding.line for finding in judge_edition("af_varsel", until_march)]
    assert lines[0].startswith("doubtful: af_varsel, persons, 2020-03: 42415 after 3180 in 2020-02; expected")


def test_the_crises_of_2008_and_2020_are_told_and_little_else(shared):
    found, _ = judge("KI, 1996 to 2024", shared)
    moved = [finding.month for finding in found if finding.check == "moved"]
    assert moved == ["2008-11", "2020-04", "2020-06", "2020-07"]
