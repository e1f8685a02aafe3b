"""Results of Rusta och matcha as tables: by delivery area, and by rating."""

from collections.abc import Mapping

import pandas as pd

from werket_lib.facts import Facts, slugify_all
from werket_lib.months import name_month
from werket_lib.sections.results.at_risk import BY, AtRisk
from werket_lib.sections.results.at_risk_words import AT_RISK_COLUMNS, AT_RISK_WHOSE, RISKY
from werket_lib.sections.results.numbers import AreaResults
from werket_lib.sections.results.result_facts import PERIOD_MONTHS, PREFIX, rating_slug
from werket_lib.sections.results.words import NO_RATING, RESULT_COLUMNS, SIDE_WORDS, UNSURE
from werket_lib.style.names import SERVICES
from werket_lib.style.table import Cell, HouseTable, number_cell, pair_cell, set_table, text_cell

_NAME = SERVICES["ROM2"]

# The measures of an area, of a rating and of the country, in the tables' order; their facts end so.
AREA_COLUMNS = (
    "delivery_area",
    "cohort",
    "rr1",
    "rr1_rate",
    "rr1_standard",
    "interval",
    "side",
    "rr2",
    "rr2_rate",
    "contracts",
    "at_risk",
)

RATING_COLUMNS = ("rating", "contracts", "at_risk", "cohort", "rr1", "rr1_rate", "rr2", "rr2_rate")


def table_areas(section: AreaResults) -> HouseTable:
    """Set every area with its counts, rates, interval and contracts, the highest share of first results first."""
    slugs = slugify_all(section.areas["delivery_area"])
    rows = [
        _label(
            {
                "delivery_area": text_cell(area["delivery_area"]),
                **_numbers(section.facts, f"{PREFIX}.area.{slugs[area['delivery_area']]}", AREA_COLUMNS),
                **_hide_risk(section),
                "interval": _interval(section.facts, f"{PREFIX}.area.{slugs[area['delivery_area']]}"),
                "side": text_cell(SIDE_WORDS[area["rr1_side"]] + ("" if area["rr1_sure"] else UNSURE)),
            },
            AREA_COLUMNS,
        )
        for area in section.areas.to_dict("records")
    ]
    threshold = section.facts[f"{PREFIX}.results.threshold"].text
    return set_table(
        pd.DataFrame(rows),
        name="rom2_result_areas",
        caption=(
            f"{_NAME}: resultat per leveransområde i {name_month(section.period)}, mot jämförelsetalet {threshold} "
            "procent i RR1"
        ),
        heads=[RESULT_COLUMNS["delivery_area"]],
        words=[RESULT_COLUMNS["side"]],
        total=_label(
            {
                **_country(section.facts),
                **_hide_risk(section),
                **dict.fromkeys(("rr1_standard", "interval", "side"), text_cell("")),
            },
            AREA_COLUMNS[1:],
        ),
    )


def table_ratings(section: AreaResults) -> HouseTable:
    """Set contracts, participants and results by rating, the best first."""
    rows = [
        _label(
            {
                "rating": text_cell(NO_RATING if pd.isna(rating) else str(rating)),
                **_numbers(section.facts, f"{PREFIX}.rating.{rating_slug(rating)}", RATING_COLUMNS),
                **_hide_risk(section),
            },
            RATING_COLUMNS,
        )
        for rating in section.ratings["rating"]
    ]
    return set_table(
        pd.DataFrame(rows),
        name="rom2_result_ratings",
        caption=f"{_NAME}: avtal, mätkohort och resultat efter betyg i {name_month(section.period)}",
        heads=[RESULT_COLUMNS["rating"]],
        total=_label({**_country(section.facts), **_hide_risk(section)}, RATING_COLUMNS[1:]),
    )


def table_contracts_at_risk(section: AtRisk) -> HouseTable:
    """Set the contracts at risk with their suppliers, areas and measures at both follow-ups."""
    rows = [
        {
            "supplier": text_cell(row.supplier),
            "delivery_area": text_cell(row.delivery_area),
            "ka_number": text_cell(row.ka_number),
            "rating": text_cell(NO_RATING if pd.isna(row.rating) else str(row.rating)),
            "score_before": number_cell(section.facts[f"{base}.score_before"]),
            "score": number_cell(section.facts[f"{base}.score"]),
            "cohort": number_cell(section.facts[f"{base}.cohort"]),
        }
        for number, row in enumerate(section.contracts.itertuples(), start=1)
        for base in [f"{PREFIX}.risk.contract.{number}"]
    ]
    months = {"score": section.period, "score_before": section.period - PERIOD_MONTHS}
    heads = {
        name: head.format(month=name_month(months[name])) if name in months else head
        for name, head in AT_RISK_COLUMNS.items()
    }
    return set_table(
        pd.DataFrame(rows).rename(columns=heads),
        name="rom2_contracts_at_risk",
        caption=f"{_NAME}: avtal som {RISKY}, {name_month(section.period)}",
        heads=[heads["supplier"]],
        words=[heads[name] for name in ("delivery_area", "ka_number", "rating")],
    )


def table_at_risk_by(section: AtRisk, kind: str) -> HouseTable:
    """Set the suppliers, or the areas, that have contracts at risk."""
    column = BY[kind]
    slugs = slugify_all(section.by[kind][column])
    rows = [
        {AT_RISK_COLUMNS[column]: text_cell(name)}
        | {
            AT_RISK_COLUMNS[end]: number_cell(section.facts[f"{PREFIX}.risk.{kind}.{slugs[name]}.{end}"])
            for end in ("contracts", "at_risk", "cohort", "share_pct")
        }
        for name in section.by[kind][column]
    ]
    return set_table(
        pd.DataFrame(rows),
        name=f"rom2_at_risk_by_{kind}",
        caption=f"{_NAME}: {AT_RISK_WHOSE[kind]} med avtal som {RISKY}, {name_month(section.period)}",
        heads=[AT_RISK_COLUMNS[column]],
    )


def _numbers(facts: Facts, base: str, columns: tuple[str, ...]) -> dict[str, Cell]:
    return {column: number_cell(facts[f"{base}.{column}"]) for column in columns if f"{base}.{column}" in facts}


def _hide_risk(section: AreaResults) -> dict[str, Cell]:
    """Return a hole for the count of contracts where the rule is not applied: not known is not none."""
    return {} if section.has_flag else {"at_risk": number_cell(None)}


def _interval(facts: Facts, base: str) -> Cell:
    return pair_cell(number_cell(facts[f"{base}.rr1_rate_low"]), number_cell(facts[f"{base}.rr1_rate_high"]))


def _country(facts: Facts) -> dict[str, Cell]:
    return {
        **_numbers(facts, PREFIX, ("cohort", "rr1", "rr1_rate", "rr2", "rr2_rate", "contracts")),
        "at_risk": number_cell(facts[f"{PREFIX}.contracts.at_risk"]),
    }


def _label(cells: Mapping[str, Cell], columns: tuple[str, ...]) -> dict[str, Cell]:
    """Name cells as the reader sees them, in the table's order."""
    return {RESULT_COLUMNS[column]: cells[column] for column in columns}
