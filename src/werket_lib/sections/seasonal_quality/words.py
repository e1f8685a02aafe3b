"""Sentences on how far the seasonal adjustment can be trusted."""

import pandas as pd

from werket_lib.months import MONTH_NAMES, name_month
from werket_lib.numbers import print_number
from werket_lib.seasonal.diagnostics import LEVELS, Level
from werket_lib.sections.seasonal_quality.numbers import SeasonalQuality, SeriesQuality
from werket_lib.sections.seasonal_quality.reasons import NO_FAULT, give_reasons
from werket_lib.style.names import INDICATORS, INDICATORS_DEFINITE, LEVEL_WORDS, NO_VALUE, UNITS
from werket_lib.style.words import list_words, number_word, start_sentence, with_unit

# Seasonal adjustment: its methods and outliers, and what its figures say beside their data.
METHODS = {
    "stl": "STL",
    "x13": "X-13",
    "seats": "SEATS",
    "average": "medel av båda",
    "ucm": "strukturell modell",
    "fixed": "fasta faktorer",
    "none": "ingen rensning",
}

NOT_ADJUSTED = "rensas inte"
MODES = {"add": "additiv", "mult": "multiplikativ"}

OUTLIERS = {
    "AO": "enstaka avvikelse",
    "LS": "bestående nivåskift",
    "TC": "övergående avvikelse",
    "shock": "undantagen period",
}

REVISIONS_KEY = {"last": "senaste beräkning", "first": "första beräkning"}
FACTORS_KEY = {"mean": "månadens medel", "line": "månadens faktor år för år"}
GAP_HEAD = "{other} minus {published}, {unit}"
NO_SEASON = "Ingen säsong att rensa"
NO_OTHER_METHOD = "Ingen annan metod att jämföra med"
BEYOND = "{label}: upp till {number}"
MEASURE = "Mått"

MEASURES = {
    "level": "Omdöme",
    "method": "Metod",
    "margin": "Metodens försprång framför den näst bästa",
    "residual": "Säsong kvar i hela serien, p för QS / F",
    "residual_recent": "Säsong kvar de senaste tre åren, p för QS / F",
    "x13": "X-13:s mått M7 / Q",
    "n_outliers": "Avvikande månader",
    "gap_rms": "Skillnad mellan STL och X-13, typisk",
    "spans_max": "Skillnad mellan glidande fönster, störst",
    "revision_1": "Revidering efter en månad, medel / störst",
    "revision_12": "Revidering efter tolv månader, medel / störst",
}

OUTLIER_COLUMNS = ["Serie", "Slag", "Månader", "Grund"]
FOUND_BY = "hittad av X-13"

# From the second worst to the best; the worst has a clause of its own.
_MILDER: tuple[Level, ...] = ("bad", "uncertain", "good")


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
    """Give the verdicts, whether any season is left, and why a series is not good, a paragraph each."""
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
        if reason != NO_FAULT
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
