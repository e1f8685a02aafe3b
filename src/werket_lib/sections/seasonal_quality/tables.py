"""The quality of the seasonal adjustment as tables: a verdict and its measures for each series, and its outliers."""

import pandas as pd

from werket_lib.facts import Fact
from werket_lib.months import name_month
from werket_lib.sections.indicators.words import STATUSES
from werket_lib.sections.seasonal_quality.numbers import SeasonalQuality, SeriesQuality
from werket_lib.sections.seasonal_quality.words import (
    FOUND_BY,
    MEASURE,
    MEASURES,
    METHODS,
    MODES,
    OUTLIER_COLUMNS,
    OUTLIERS,
    print_span,
    print_verdict,
)
from werket_lib.style.names import INDICATORS, UNITS
from werket_lib.style.table import Cell, HouseTable, number_cell, pair_cell, set_table, text_cell


def table_quality(section: SeasonalQuality) -> HouseTable:
    """Set each series' verdict and the measures behind it: a column a series, worst first."""
    columns = {INDICATORS[one.name]: _set_measures(section, one) for one in section.series}
    rows = [
        {MEASURE: text_cell(label)} | {name: cells[measure] for name, cells in columns.items()}
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
            text_cell(INDICATORS[row.series]),
            text_cell(_name_kind(row.kind)),
            text_cell(print_span(row.start, row.end)),
            text_cell(row.label if row.kind == "shock" else FOUND_BY),
        )
        for row in section.outliers.itertuples()
    ]
    return set_table(
        pd.DataFrame(rows, columns=OUTLIER_COLUMNS),
        name="seasonal_outliers",
        caption=f"Avvikande månader och undantagna perioder till och med {name_month(section.month)}",
        heads=OUTLIER_COLUMNS[:1],
        words=OUTLIER_COLUMNS[1:],
    )


def light_cell(one: SeriesQuality) -> Cell:
    """Draw a verdict's shape before its word; a series that is not adjusted has only the word."""
    adjusted = one.adjustment.status != "not_seasonal"
    return text_cell(print_verdict(one), mark=one.adjustment.quality().level if adjusted else None)


def _set_measures(section: SeasonalQuality, one: SeriesQuality) -> dict[str, Cell]:
    def fact(measure: str) -> Fact:
        return section.facts[f"seasonal.{one.name}.{measure}"]

    def pair(first: str, second: str, unit: str = "") -> Cell:
        return pair_cell(number_cell(fact(first)), number_cell(fact(second), unit=unit))

    unit = UNITS[one.indicator.change_unit]
    return {
        "level": light_cell(one),
        "method": _name_method(one),
        "margin": number_cell(fact("margin_pct"), signed=True, unit=UNITS["percent"]),
        "residual": pair("residual_qs_p", "residual_f_p"),
        "residual_recent": pair("residual_qs_recent_p", "residual_f_recent_p"),
        "x13": pair("m7", "q"),
        "n_outliers": number_cell(fact("n_outliers")),
        "gap_rms": number_cell(fact("gap_rms"), unit=unit),
        "spans_max": number_cell(fact("spans_max"), unit=UNITS[one.factor_unit]),
        "revision_1": pair("revision_1_mean", "revision_1_max", unit),
        "revision_12": pair("revision_12_mean", "revision_12_max", unit),
    }


def _name_method(one: SeriesQuality) -> Cell:
    beside = STATUSES[one.adjustment.status] or MODES[one.adjustment.spec.mode]
    return text_cell(METHODS[one.adjustment.method], unit=beside)


def _name_kind(kind: str) -> str:
    return OUTLIERS[kind] if kind == "shock" else f"{OUTLIERS[kind]} ({kind})"
