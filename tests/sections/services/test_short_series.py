"""Services with less than five years: their adjusted change is told where it, and the season, are sure enough."""

import numpy as np
import pandas as pd

from tests.sections.frames import JANUARY, service_flows
from werket_lib.provenance import SourcedTable
from werket_lib.sections.services.numbers import ServiceFlows, summarise_flows
from werket_lib.sections.services.words import describe_flows

MONTHS = 30
YEAR = np.array([120, -60, 40, -20, 10, -90, -150, 80, 130, 30, -10, -80])  # by calendar month, in thousandths


def seasonal(level: int, months: int, *, last: float = 0.0, size: float = 1.0) -> list[int]:
    """Make a level with a season and hardly any noise; the last month is `last` (a share) above it."""
    index = pd.period_range(end=JANUARY, periods=months, freq="M")
    noise = np.random.default_rng(7).normal(0, 0.004, months)
    values = level * (1 + size * YEAR[index.month.to_numpy() - 1] / 1000 + noise)
    values[-1] += last * level
    return [int(value) for value in values.round()]


def rom2(*, size: float = 1.0, last: float = 0.0, like: bool = True, months: int = MONTHS) -> ServiceFlows:
    flat = [40_000 + number % 3 for number in range(months)]
    short = service_flows("ROM2", remaining=flat, new=seasonal(6000, months, last=last, size=size), left=flat)
    long = service_flows("AUB", remaining=[6000] * 96, new=seasonal(1000, 96), left=[1000] * 96)
    table = pd.concat([short.table, long.table]) if like else short.table
    return summarise_flows(
        SourcedTable(table, short.sources), service="ROM2", month=JANUARY, start=JANUARY - (months - 1)
    )


def test_a_rise_beyond_the_season_is_found_with_the_related_services_season():
    section = rom2(last=0.10)
    change, error = (section.facts[f"rom2.new.sa.{end}"].value for end in ("change", "change.error"))
    assert section.related == "AUB"
    assert abs(change - 600) < 150  # the unadjusted month rose by 1 800
    assert error < 200
    assert section.facts["rom2.new.sa.season"].value > 0.99
    assert section.facts["rom2.new.sa.borrowed"].value > 0.9


def test_it_is_told_as_preliminary_with_what_it_leans_on_and_the_rest_as_too_short():
    section = rom2(last=0.10)
    size = section.facts["rom2.new.sa.change"].text
    assert (
        f"Säsongsrensat, preliminärt och med stöd av säsongen i arbetsmarknadsutbildning, ökade inflödet med {size}. "
        "För resten är serien för kort."
    ) in describe_flows(section)


def test_what_every_january_brings_is_not_told_as_a_rise():
    section = rom2()
    assert section.facts["rom2.new.change"].value > 1000
    assert abs(section.facts["rom2.new.sa.change"].value) < 150
    assert "Säsongsrensat" not in describe_flows(section)


def test_no_sentence_rests_on_a_season_that_was_not_seen():
    section = rom2(size=0.0, last=0.10, like=False)
    assert section.facts["rom2.new.sa.season"].value < 0.95
    assert "Serien är för kort för att säga vad som är vanligt i januari." in describe_flows(section)


def test_a_series_of_less_than_sixteen_months_has_no_adjusted_change():
    assert "rom2.new.sa.change" not in rom2(months=15).facts
    assert "rom2.new.sa.change" not in rom2(months=20, like=False).facts
