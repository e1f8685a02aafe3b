"""Reports in miniature, as a section that reads the others is handed them."""

from collections.abc import Mapping, Sequence

import pandas as pd

from tests.sections.frames import JANUARY
from werket_lib.facts import Fact, Facts, Unit
from werket_lib.reports import ReportFacts, SectionFacts, Status

HOSTILE = '<script>alert("1")</script>'


def level(
    fact_id: str, values: Sequence[float], unit: Unit = "persons", *, decimals: int = 0, last: pd.Period = JANUARY
) -> Fact:
    """Make a fact with a history by month, the last value for `last`."""
    months = pd.period_range(end=last, periods=len(values), freq="M")
    history = pd.Series(values, months, dtype="float64")
    return Fact(
        id=fact_id,
        value=values[-1],
        unit=unit,
        month=last,
        decimals=decimals,
        computed_by="a test",
        sources=(),
        history=history,
    )


def section(
    name: str,
    *facts: Fact,
    title: str = "",
    status: Status = "done",
    headline: str | None = "Allt är som det ska.",
    kept_from: str | None = None,
) -> SectionFacts:
    """Make what a section left."""
    return SectionFacts(name, title or name, status, kept_from, headline, Facts(facts), ())


def report(*sections: SectionFacts, month: pd.Period = JANUARY) -> ReportFacts:
    """Make a month's report."""
    return ReportFacts(month, sections)


def seasonal(january: float, *, years: int = 4, step: float = 10.0) -> list[float]:
    """Return years that stand at 1 000, but in January ten times `step` above it; the last January by `january`."""
    values = [1000.0, *([1000.0 + step * 10, *[1000.0] * 11] * years)]
    return [*values, values[-1] + january]


def wobbling(last: float, *, months: int = 40) -> list[float]:
    """Return months that go up and down by 1, and a last step of `last`."""
    values = [100.0 + month % 2 for month in range(months)]
    return [*values, values[-1] + last]


MEASURES: Mapping[str, Fact] = {
    "sta": level("sta.remaining", seasonal(130.0)),
    "varsel": level("temperature.varsel.sa", wobbling(9.0)),
    "barometer": level("temperature.ki_barometer", wobbling(-5.0), "index", decimals=1),
    "rate": level("temperature.unemployment_rate.sa", wobbling(0.04), "percent", decimals=1),
    "young": level("rom2.remaining", [10.0, 20.0, 30.0]),
}


def whole_report() -> ReportFacts:
    """Return a report with two sections that came out, one that failed and one that is kept."""
    return report(
        section(
            "10_temperature",
            MEASURES["varsel"],
            MEASURES["barometer"],
            MEASURES["rate"],
            Fact(
                id="temperature.word",
                value="kall",
                unit="word",
                month=JANUARY,
                decimals=0,
                computed_by="a test",
                sources=(),
            ),
            title="Temperaturen",
        ),
        section("30_rom2_participants", MEASURES["young"], title="Rusta och matcha"),
        section("40_sta", MEASURES["sta"], title="Steg till arbete", status="failed", kept_from="2025-02-01T08:00:00"),
        section("50_aub", title="Arbetsmarknadsutbildning", status="late", headline=None),
    )
