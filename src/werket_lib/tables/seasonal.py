"""The quality of the seasonal adjustment as tables: a verdict and its measures for each series, and its outliers."""

import pandas as pd

from werket_lib.facts import Fact
from werket_lib.months import name_month
from werket_lib.sections.seasonal_quality import SeasonalQuality, SeriesQuality
from werket_lib.tables.house import HouseTable, number_cell, set_table, text_cell
from werket_lib.text.labels import (
    FOUND_BY,
    INDICATORS,
    MEASURE,
    MEASURES,
    METHODS,
    MODES,
    OUTLIER_COLUMNS,
    OUTLIERS,
    STATUSES,
    UNITS,
)
from werket_lib.text.seasonal import print_span, print_verdict

# Colours of text strength against the paper; the shapes differ without them.
GOOD, UNCERTAIN, BAD, SEVERE = "#1f7040", "#8a5d00", "#b4400f", "#8f1230"
_LIGHTS = {
    "good": f'<circle cx="5" cy="5" r="4.5" fill="{GOOD}"/>',
    "uncertain": f'<path d="M5 0 10 5 5 10 0 5z" fill="{UNCERTAIN}"/>',
    "bad": f'<path d="M5 1 9.5 9h-9z" fill="{BAD}"/>',
    "severe": f'<path d="M2 0 5 3 8 0 10 2 7 5 10 8 8 10 5 7 2 10 0 8 3 5 0 2z" fill="{SEVERE}"/>',
}


def table_quality(section: SeasonalQuality) -> HouseTable:
    """Set each series' verdict and the measures behind it: a column a series, worst first."""
    columns = {INDICATORS[one.name]: _set_measures(section, one) for one in section.series}
    rows = [
        {MEASURE: label} | {name: cells[measure] for name, cells in columns.items()}
        for measure, label in MEASURES.items()
    ]
    return set_table(
        pd.DataFrame(rows),
        name="seasonal_quality",
        caption=f"Säsongsrensningens kvalitet i {name_month(section.month)}, sämst först",
        heads=[MEASURE],
    )


def table_outliers(section: SeasonalQuality) -> HouseTable:
    """Set the months that are set apart, by series; only the heads where there are none."""
    rows = [
        (
            INDICATORS[row.series],
            _name_kind(row.kind),
            print_span(row.start, row.end),
            text_cell(row.label if row.kind == "shock" else FOUND_BY),
        )
        for row in section.outliers.itertuples()
    ]
    return set_table(
        pd.DataFrame(rows, columns=OUTLIER_COLUMNS, dtype="str"),
        name="seasonal_outliers",
        caption=f"Avvikande månader och undantagna perioder till och med {name_month(section.month)}",
        heads=OUTLIER_COLUMNS[:1],
        words=OUTLIER_COLUMNS[1:],
    )


def light_cell(one: SeriesQuality) -> str:
    """Draw a verdict's shape before its word; a series that is not adjusted has only the word."""
    if one.adjustment.status == "not_seasonal":
        return print_verdict(one)
    level = one.adjustment.quality().level
    shape = f'<svg aria-hidden="true" width="10" height="10" viewBox="0 0 10 10">{_LIGHTS[level]}</svg>'
    return f"{shape} {print_verdict(one)}"


def _set_measures(section: SeasonalQuality, one: SeriesQuality) -> dict[str, str]:
    def fact(measure: str) -> Fact:
        return section.facts[f"seasonal.{one.name}.{measure}"]

    def pair(first: str, second: str, unit: str = "") -> str:
        """Join two measures; one hole stands for both where neither is there."""
        if fact(first).value is None and fact(second).value is None:
            return number_cell(None)
        return f"{number_cell(fact(first))} / {number_cell(fact(second), unit=unit)}"

    unit = UNITS[one.indicator.change_unit]
    return {
        "level": light_cell(one),
        "method": _name_method(one),
        "residual": pair("residual_qs_p", "residual_f_p"),
        "residual_recent": pair("residual_qs_recent_p", "residual_f_recent_p"),
        "x13": pair("m7", "q"),
        "n_outliers": number_cell(fact("n_outliers")),
        "gap_rms": number_cell(fact("gap_rms"), unit=unit),
        "spans_max": number_cell(fact("spans_max"), unit=UNITS[one.factor_unit]),
        "revision_1": pair("revision_1_mean", "revision_1_max", unit),
        "revision_12": pair("revision_12_mean", "revision_12_max", unit),
    }


def _name_method(one: SeriesQuality) -> str:
    name, status = METHODS[one.adjustment.method], STATUSES[one.adjustment.status]
    beside = status or MODES[one.adjustment.spec.mode]
    return f'{name} <span class="unit">{beside}</span>'


def _name_kind(kind: str) -> str:
    return OUTLIERS[kind] if kind == "shock" else f"{OUTLIERS[kind]} ({kind})"
