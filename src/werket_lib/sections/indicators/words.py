"""Sentences on the seasonally adjusted indicators."""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from werket_lib import changes
from werket_lib.facts import Fact
from werket_lib.months import name_month
from werket_lib.seasonal import Adjustment
from werket_lib.sections.indicators.numbers import AdjustedIndicators
from werket_lib.style.names import INDICATORS, INDICATORS_DEFINITE, UNITS
from werket_lib.style.words import Direction, direction, list_words, magnitude, month_word, say_verb_once, with_unit

SMALL = 0.5  # of the usual size of a month's change
STATUSES = {"final": "", "provisional": "preliminärt", "not_seasonal": "ingen säsong", "failed": "ej rensad"}


def describe_adjusted(section: AdjustedIndicators) -> str:
    """Say what each indicator did since the month before when its season is taken out."""
    moved, still = dict[str, str](), list[str]()
    for name in section.adjusted:
        change = section.facts[f"temperature.{name}.sa.change"]
        if (way := direction(change)) is None:
            continue
        if way == "same" or _is_small(change):
            still.append(INDICATORS_DEFINITE[str(name)])
        else:
            moved[INDICATORS_DEFINITE[str(name)]] = _moved(change, way)
    told = [f"{name} {went}" for name, went in zip(moved, say_verb_once([*moved.values()]), strict=True)]
    text = " ".join(filter(None, (_since(section.month - 1, told, still), _say_turns(section))))
    return "\n\n".join(filter(None, (text, describe_cautions(section.adjustments))))


def _say_turns(section: AdjustedIndicators) -> str:
    """Name what has gone the other way in the last three months than in the year: the year's change is an old one."""
    sentences = []
    for name in section.adjusted:
        quarter, year = (section.facts.get(f"temperature.{name}.sa.change_{span}") for span in ("3m", "12m"))
        if quarter is None or year is None:
            continue
        way = direction(quarter)
        if {way, direction(year)} == {"up", "down"} and way is not None and not _is_small(year):
            moved = _moved(quarter, way)
            sentences.append(f"På tre månader har {INDICATORS_DEFINITE[str(name)]} däremot {moved}.")
    return " ".join(sentences)


def _since(month: pd.Period, told: list[str], still: list[str]) -> str:
    """Put what moved and what hardly did into one sentence; empty where there is neither."""
    since, rest = f"Sedan {month_word(month)} har, säsongsrensat,", f"{list_words(still)} stått i stort sett stilla"
    if not told:
        return f"{since} {rest}." if still else ""
    others = "övriga har i stort sett stått stilla" if len(still) > 1 else rest
    return f"{since} {list_words(told)}{f'; {others}' if still else ''}."


def _is_small(change: Fact) -> bool:
    """Tell whether a month's change is under half of how far such changes usually go: within noise and revisions."""
    earlier = change.history.iloc[:-1].abs() if change.history is not None else None
    if earlier is None or len(earlier) < changes.SHORTEST_HISTORY or not isinstance(change.value, int | float):
        return False
    return abs(change.value) < SMALL * changes.ROBUST * float(earlier.median())


def _moved(change: Fact, way: Direction) -> str:
    if way == "same":
        return "stått stilla"
    size = (
        magnitude(change)
        if change.unit in ("persons", "vacancies")
        else with_unit(magnitude(change), UNITS[change.unit])
    )
    return f"{'ökat' if way == 'up' else 'minskat'} med {size}"


def alt_adjusted(section: AdjustedIndicators) -> str:
    """Say what the figure of adjusted indicators shows."""
    shown = []
    for name in section.adjusted:
        level, change = (section.facts[f"temperature.{name}.sa{suffix}"] for suffix in ("", ".change"))
        moved = "" if direction(change) is None else f" ({with_unit(change.signed, UNITS[change.unit])})"
        shown.append(f"{INDICATORS[str(name)].lower()} {with_unit(level.text, UNITS[level.unit])}{moved}")
    return (
        f"Linjediagram, ett för varje indikator, med ej säsongsrensade värden tunt och säsongsrensade kraftigt. "
        f"Säsongsrensat i {name_month(section.month)}, med förändring sedan {name_month(section.month - 1)}: "
        f"{list_words(shown)}."
    )


def describe_cautions(adjustments: Mapping[Any, Adjustment], *, verdicts: bool = True) -> str:
    """Say which series are not adjusted, which only provisionally, and which badly."""

    def those(which: Callable[[Adjustment], bool]) -> str:
        return list_words([INDICATORS_DEFINITE[str(name)] for name, one in adjustments.items() if which(one)])

    flat = those(lambda one: one.status == "not_seasonal")
    short = those(lambda one: one.status == "provisional")
    weak = those(lambda one: verdicts and one.status == "final" and one.quality().level in ("bad", "severe"))
    sentences = (
        (flat, "För {them} hittas ingen säsong, så värdena visas som de är."),
        (short, "För {them} är säsongsmönstret preliminärt, eftersom serien är kortare än fem år."),
        (weak, "Rensningen av {them} är dålig enligt kvalitetskontrollen, så läs värdet med försiktighet."),
    )
    return " ".join(sentence.format(them=them) for them, sentence in sentences if them)
