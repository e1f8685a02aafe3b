"""Sentences on the seasonally adjusted indicators, and on how far their adjustment can be trusted."""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from werket_lib.facts import Fact
from werket_lib.months import MONTH_NAMES, name_month
from werket_lib.numbers import print_number
from werket_lib.seasonal import Adjustment
from werket_lib.seasonal.diagnostics import LEVELS, Level
from werket_lib.sections.adjusted import AdjustedIndicators
from werket_lib.sections.seasonal_quality import LEVEL_WORDS, SeasonalQuality, SeriesQuality
from werket_lib.text.labels import INDICATORS, INDICATORS_DEFINITE, NO_VALUE, NOT_ADJUSTED, UNITS
from werket_lib.text.seasonal_reasons import give_reasons
from werket_lib.text.words import (
    direction,
    list_words,
    magnitude,
    month_word,
    more_or_fewer,
    number_word,
    people,
    start_sentence,
    with_unit,
)

# From the second worst to the best; the worst has a clause of its own.
_MILDER: tuple[Level, ...] = ("bad", "uncertain", "good")


def describe_adjusted(section: AdjustedIndicators) -> str:
    """Say where each indicator stands when its season is taken out, and what it did since the month before."""
    sentences = []
    before = f"i {month_word(section.month - 1)}"
    for name in section.adjusted:
        level, change = (section.facts[f"temperature.{name}.sa{suffix}"] for suffix in ("", ".change"))
        sentences.append(_ADJUSTED[str(name)](level, change, before))
    text = f"Så ser {month_word(section.month)} ut när säsongen är borträknad. {' '.join(sentences)}"
    return "\n\n".join(filter(None, (text, _cautions(section.adjustments))))


def _notices(level: Fact, change: Fact, before: str) -> str:
    return f"Varslen gällde {people(level)}{_compared(change, before)}."


def _rate(level: Fact, change: Fact, before: str) -> str:
    return f"Arbetslösheten var {with_unit(level.text, 'procent')}{_higher(change, before)}."


def _long_term(level: Fact, change: Fact, before: str) -> str:
    return f"De långtidsarbetslösa var {people(level)}{_compared(change, before)}."


def _vacancies(level: Fact, change: Fact, before: str) -> str:
    return f"De lediga jobben var {level.text}{_compared(change, before)}."


_ADJUSTED: Mapping[str, Callable[[Fact, Fact, str], str]] = {
    "varsel": _notices,
    "unemployment_rate": _rate,
    "long_term_unemployed": _long_term,
    "vacancies": _vacancies,
}


def _compared(change: Fact, before: str) -> str:
    return "" if direction(change) is None else f", {more_or_fewer(change, before)}"


def _higher(change: Fact, before: str) -> str:
    way = direction(change)
    if way is None:
        return ""
    if way == "same":
        return f", oförändrad sedan {before.removeprefix('i ')}"
    return f", {with_unit(magnitude(change), UNITS[change.unit])} {'högre' if way == 'up' else 'lägre'} än {before}"


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


def headline_quality(section: SeasonalQuality) -> str:
    """Say in one sentence for which series the adjustment holds, and which are not adjusted."""
    them = {level: list_words(names) for level, names in _by_level(section).items()}
    milder = [f"{LEVEL_WORDS[level]} för {them[level]}" for level in _MILDER if them[level]]
    verdicts = (
        f"har allvarliga brister för {them['severe']}" if them["severe"] else "",
        f"är {', och '.join(filter(None, (', '.join(milder[:-1]), *milder[-1:])))}" if milder else "",
    )
    flat = list_words([INDICATORS_DEFINITE[one.name] for one in section.series if _is_flat(one)])
    told = (
        f"säsongsrensningen {', men '.join(filter(None, verdicts))}" if any(verdicts) else "",
        f"{flat} rensas inte" if flat else "",
    )
    return f"{start_sentence('; '.join(filter(None, told)))}."


def _by_level(section: SeasonalQuality) -> dict[Level, list[str]]:
    return {
        level: [
            INDICATORS_DEFINITE[one.name]
            for one in section.series
            if not _is_flat(one) and one.adjustment.quality().level == level
        ]
        for level in LEVELS
    }


def _is_flat(one: SeriesQuality) -> bool:
    return one.adjustment.status == "not_seasonal"


def describe_quality(section: SeasonalQuality) -> str:
    """Give the verdicts, whether any season is left, and the reasons, a paragraph each."""
    judged = [one for one in section.series if one.adjustment.status in ("final", "provisional")]
    left = [INDICATORS_DEFINITE[one.name] for one in judged if _has_season_left(one)]
    if left:
        told = f"Säsong syns kvar efter rensningen av {list_words(left)}."
    else:
        told = "Ingen säsong syns kvar i någon av de rensade serierna." if judged else ""
    first = " ".join(filter(None, (headline_quality(section), told)))
    return "\n\n".join((first, *_reasons(section)))


def _reasons(section: SeasonalQuality) -> list[str]:
    return [
        f"{INDICATORS[one.name]} ({print_verdict(one)}): {reason}"
        for one in section.series
        for reason in give_reasons(one.adjustment)
    ]


def print_verdict(one: SeriesQuality) -> str:
    """Write a series' verdict; one that is not adjusted has none."""
    return NOT_ADJUSTED if _is_flat(one) else LEVEL_WORDS[one.adjustment.quality().level]


def describe_changes(section: SeasonalQuality) -> str:
    """Say how far the two methods are apart, and how much first estimates have moved."""
    return "\n\n".join(filter(None, (describe_gap(section), describe_revisions(section))))


def describe_gap(section: SeasonalQuality) -> str:
    """Say how far apart the two methods are at most, and when."""
    largest = [
        f"{_measure(section, one, 'gap_max')} för {INDICATORS_DEFINITE[one.name]} ({_widest(one.gap)})"
        for one in section.series
        if one.gap is not None
    ]
    alone = [INDICATORS_DEFINITE[one.name] for one in section.series if one.gap is None and not _is_flat(one)]
    sentences = (
        f"Som mest skiljer sig de två metoderna åt med {list_words(largest)}." if largest else "",
        f"Det finns ingen andra metod att jämföra med för {list_words(alone)}." if alone else "",
    )
    return " ".join(filter(None, sentences))


def describe_revisions(section: SeasonalQuality) -> str:
    """Say how much first estimates have moved in a year."""
    moved = _each(section, "revision_12_mean")
    if not moved:
        return "Serierna är för korta för att visa hur mycket det första värdet ändras på ett år."
    return (
        f"De senaste tre åren har det första säsongsrensade värdet på ett år ändrats med i genomsnitt {moved}. "
        "Bara rensningen räknas; de ursprungliga uppgifterna är dagens."
    )


def describe_outliers(section: SeasonalQuality) -> str:
    """Say how many months are set apart, or that none is."""
    if section.outliers.empty:
        return "Inga avvikande månader och inga undantagna perioder."
    is_shock = section.outliers["kind"] == "shock"
    counts = section.outliers.loc[~is_shock, "series"].value_counts()
    each = [
        f"{number_word(int(counts[one.name]))} för {INDICATORS_DEFINITE[one.name]}"
        for one in section.series
        if one.name in counts
    ]
    found = (
        f"X-13 har hittat avvikande månader: {list_words(each)}." if each else "X-13 har inte hittat några avvikelser."
    )
    shocks = section.outliers[is_shock].groupby(["start", "end", "label"], sort=False)["series"]
    told = [_describe_shock(print_span(start, end), label, section, [*them]) for (start, end, label), them in shocks]
    return " ".join((found, *told))


def _describe_shock(span: str, label: str, section: SeasonalQuality, series: list[str]) -> str:
    everyone = len(series) == len(section.series)
    them = "någon av serierna" if everyone else list_words([INDICATORS_DEFINITE[name] for name in series])
    why = f" ({label})" if label else ""
    return f"{start_sentence(span)}{why} räknas inte med när säsongsmönstret skattas för {them}."


def print_span(start: str, end: str) -> str:
    """Write the months of a spec: ``mars 2020``, ``mars 2020–mars 2021``."""
    names = [name_month(pd.Period(date, freq="M")) for date in dict.fromkeys((start, end))]
    return "–".join(names)


def alt_series(section: SeasonalQuality) -> str:
    """Say what the figure of observed against adjusted shows."""
    return (
        "Linjediagram, ett för varje serie, med ej säsongsrensade värden tunt och säsongsrensade kraftigt. "
        f"Senaste värde före och efter rensningen: {list_words([_last_values(one) for one in section.series])}."
    )


def alt_factors(section: SeasonalQuality) -> str:
    """Say in which months the season is highest and lowest."""
    told = ". ".join(_peak_months(one) for one in section.series)
    return f"Säsongsfaktorer för årets tolv månader, ett diagram för varje serie. {told}."


def alt_gap(section: SeasonalQuality) -> str:
    """Say how far apart the methods are."""
    return "Linjediagram över avståndet mellan de två metodernas säsongsrensade värden. " + describe_gap(section)


def alt_revisions(section: SeasonalQuality) -> str:
    """Say how first and latest estimates differ."""
    return "Den första och den senaste beräkningen av varje månads säsongsrensade värde. " + describe_revisions(section)


def _cautions(adjustments: Mapping[Any, Adjustment], *, verdicts: bool = True) -> str:
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


def _has_season_left(one: SeriesQuality) -> bool:
    found = one.adjustment.diagnostics
    tests = (found.residual_qs, found.residual_f, found.residual_qs_recent, found.residual_f_recent)
    return min(test.p_value for test in tests) < one.adjustment.config.residual_levels[0]


def _measure(section: SeasonalQuality, one: SeriesQuality, measure: str) -> str:
    fact = section.facts[f"seasonal.{one.name}.{measure}"]
    return with_unit(fact.text, UNITS[fact.unit])


def _each(section: SeasonalQuality, measure: str) -> str:
    """Write one measure of every adjusted series that has it: ``130 personer för varslen och …``."""
    return list_words(
        [
            f"{_measure(section, one, measure)} för {INDICATORS_DEFINITE[one.name]}"
            for one in section.series
            if not _is_flat(one) and section.facts[f"seasonal.{one.name}.{measure}"].value is not None
        ]
    )


def _widest(gap: pd.Series) -> str:
    return name_month(gap.abs().idxmax())


def _last_values(one: SeriesQuality) -> str:
    last = one.adjustment.components.iloc[-1]
    observed, adjusted = (
        print_number(last[column], one.indicator.decimals) if pd.notna(last[column]) else NO_VALUE
        for column in ("observed", "adjusted")
    )
    return f"{INDICATORS[one.name].lower()} {observed} före och {adjusted} efter"


def _peak_months(one: SeriesQuality) -> str:
    name = INDICATORS[one.name]
    if _is_flat(one):
        return f"{name}: ingen säsong"
    mean = one.factors.mean()
    high, low = (
        f"i {MONTH_NAMES[month - 1]} ({_print_factor(one, mean[month])})" for month in (mean.idxmax(), mean.idxmin())
    )
    return f"{name}: högst {high}, lägst {low}"


def _print_factor(one: SeriesQuality, value: float) -> str:
    return with_unit(print_number(value, one.factor_decimals, signed=True), UNITS[one.factor_unit])
