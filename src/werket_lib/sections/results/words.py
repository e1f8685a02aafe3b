"""Sentences on the results of Rusta och matcha: areas against the threshold, contracts at risk, ratings."""

from werket_lib.facts import Fact, slugify_all
from werket_lib.months import name_month
from werket_lib.numbers import print_number
from werket_lib.sections.results.numbers import AreaResults
from werket_lib.sections.results.result_facts import LARGE, PERIOD_MONTHS, PREFIX
from werket_lib.style.names import SERVICES
from werket_lib.style.words import direction, list_words, magnitude, number_word, say_no_new, with_unit

# Results of Rusta och matcha.
RESULT_NAMES = {"rr1": "RR1", "rr2": "RR2"}
RESULT_SIDES = {"over": "Når {threshold} procent: {count}", "under": "Under {threshold} procent: {count}"}

RESULT_KEY = {
    "sure": "skilt från {threshold} procent, med {confidence} procents säkerhet",
    "unsure": "går inte att skilja från {threshold} procent",
}

RESULT_HEADS = {"people": "personer"}
RESULT_SIZES = "personer i mätkohorten"
CONTINUED = ", forts."
SIDES_ON_MAP = {"over": "minst {threshold} procent med {result}", "under": "mindre än {threshold} procent"}

RISK_STEPS = {
    "": "Alla avtal",
    ".low_rating": "Betyg {rating} eller inget betyg",
    ".low_both": "… och viktat resultatmått under {score}",
    ".at_risk": "… och aktivt i minst 22 månader",
    ".at_risk.twice": "… och svagt också vid förra uppföljningen",
}

NO_RATING = "Inget betyg"
SIDE_WORDS = {"over": "når", "under": "under"}
UNSURE = ", osäkert"

RESULT_COLUMNS = {
    "delivery_area": "Leveransområde",
    "rating": "Betyg",
    "cohort": "Mätkohort",
    "rr1": "RR1",
    "rr1_rate": "RR1, procent",
    "rr1_standard": "RR1 vid rikets nivåer, procent",
    "interval": "RR1, intervall",
    "side": "Jämförelsetalet",
    "rr2": "RR2",
    "rr2_rate": "RR2, procent",
    "contracts": "Avtal",
    "at_risk": "Svaga avtal, minst 22 månader",
}

_NAME = SERVICES["ROM2"]
NAMED = 12  # areas that one sentence can list
LITTLE = 1.0  # percentage points
ERRORS, SMALL = 2.0, 1.0  # standard errors, and percentage points, within both of which a share has hardly moved
SAME_COHORT = 0.1  # two cohorts are compared while the larger is at most a tenth larger


def describe_results(section: AreaResults) -> str:
    """Describe the country: how many of those who started have a first and a second result."""
    facts, period = section.facts, name_month(section.period)
    first, second = (with_unit(facts[f"{PREFIX}.{result}_rate"].text, "procent") for result in RESULT_NAMES)
    told = (
        f"Av de {with_unit(facts['rom2.cohort'].text, 'personer')} som hade börjat elva till tjugotvå månader före "
        f"{period} (mätkohorten, i avtal äldre än ett år) hade {first} fått ett första resultat godkänt (RR1) och "
        f"{second} ett andra (RR2)."
    )
    return " ".join(filter(None, (_say_period(section), told, _compare_periods(section))))


def describe_threshold(section: AreaResults, result: str) -> str:
    """Describe how many areas reach our figure for comparison, and how sure that is."""
    return f"{_how_many_reach(section, result)} {_say_how_sure(section, result)}"


def describe_mix(section: AreaResults) -> str:
    """Say how much of the areas' differences their mixes of levels explain."""
    mix = section.facts[f"{PREFIX}.results.rr1_mix"]
    is_little = isinstance(mix.value, int | float) and mix.value < LITTLE
    little = ": nästan ingenting" if is_little else ""
    return (
        f"Med rikets fördelning på nivåerna A, B och C skulle andelarna ändras med i genomsnitt "
        f"{with_unit(mix.text, 'procentenheter')}{little}."
    )


def describe_risk(section: AreaResults) -> str:
    """Describe how many contracts meet the agency's conditions now, and how many did so the time before too."""
    facts = section.facts
    if not section.has_flag:
        return (
            "Arbetsförmedlingen anger inte för den här perioden vilka avtal som riskerar hävning, så regeln "
            "tillämpas inte på den."
        )
    every, risk = (facts[f"{PREFIX}.contracts{end}"] for end in ("", ".at_risk"))
    told = (
        f"Av {every.text} avtal var {_in_words(risk)} både svaga vid uppföljningen i {name_month(section.period)} "
        "och aktiva i minst tjugotvå månader."
    )
    return " ".join(filter(None, (told, _say_flag(section, risk), _say_twice(section, risk))))


def _say_twice(section: AreaResults, risk: Fact) -> str:
    """Say how many did so at two follow-ups in a row, as the rule asks; nothing where none can have."""
    if not risk.value:
        return ""
    before = name_month(section.period - PERIOD_MONTHS)
    twice, people = (section.facts[f"{risk.id}.twice{end}"] for end in ("", ".cohort"))
    if twice.value is None:
        return "Regeln kräver två svaga uppföljningar i rad; den förra finns inte här."
    return (
        f"Villkoren för hävning kräver två svaga uppföljningar i rad: {_in_words(twice)} av avtalen, med "
        f"{with_unit(people.text, 'personer')} i mätkohorten, var svaga också i {before}."
    )


def headline_results(section: AreaResults) -> str:
    """Say in one sentence how many areas reach the threshold."""
    return " ".join(filter(None, (say_no_new_results(section), _headline_results(section))))


def say_no_new_results(section: AreaResults) -> str:
    """Say that there have been no results since the report before, if so."""
    published = max(source.date_published for source in section.sources)
    return say_no_new(section.month, published, since=name_month(section.period))


def _headline_results(section: AreaResults) -> str:
    threshold = _threshold(section)
    over, areas = (section.facts[f"{PREFIX}.results.{name}"] for name in ("rr1_over", "areas"))
    return (
        f"I {_count_areas(over, areas)} i {_NAME} hade minst {threshold} av mätkohorten ett första resultat vid "
        f"uppföljningen i {name_month(section.period)}."
    )


def alt_areas(section: AreaResults, result: str) -> str:
    """Say what the areas' dots and intervals show."""
    facts, name = section.facts, RESULT_NAMES[result]
    areas = facts[f"{PREFIX}.results.areas"]
    confidence = facts[f"{PREFIX}.results.confidence"]
    return (
        f"Andel av mätkohorten med {name} i {with_unit(areas.text, 'leveransområden')} i "
        f"{name_month(section.period)}, med {confidence.text} procents konfidensintervall. "
        f"{_name_ends(section, result)} {_how_many_reach(section, result)}"
    )


def alt_map(section: AreaResults, result: str) -> str:
    """Say what the map shows."""
    under = _names(section, result, side="under")
    listed = f": {list_words(under)}" if 0 < len(under) <= NAMED else ""
    count = section.facts[f"{PREFIX}.results.{result}_under"]
    return (
        f"Karta över leveransområden i {_NAME}, en cirkel för varje område, större ju större mätkohort. Färgen visar "
        f"om minst {_threshold(section)} hade {RESULT_NAMES[result]} i {name_month(section.period)}. "
        f"Under jämförelsetalet låg {_in_words(count)}{listed}."
    )


def alt_risk(section: AreaResults) -> str:
    """Say what the bars of contracts show."""
    every, low, both, risk, twice = (section.facts[f"{PREFIX}.contracts{end}"].text for end in RISK_STEPS)
    return (
        f"Antal avtal i {name_month(section.period)} som uppfyller Arbetsförmedlingens villkor för hävning, lagda ett "
        f"i taget: av {every} avtal har {low} lågt eller inget betyg, {both} även lågt resultatmått, {risk} även "
        f"minst tjugotvå aktiva månader och {twice} var svaga också vid förra uppföljningen."
    )


def _say_period(section: AreaResults) -> str:
    if section.period == section.month:
        return ""
    return (
        f"Resultaten publiceras varannan månad. De senaste när {name_month(section.month)} redovisas avser "
        f"{name_month(section.period)}."
    )


def _compare_periods(section: AreaResults) -> str:
    """Compare with the period before, but not where the cohorts are of unequal size: they span other months."""
    cohorts = section.facts[f"{PREFIX}.cohort"].history
    before = section.period - PERIOD_MONTHS
    if cohorts is None or before not in cohorts.index:
        return ""
    if abs(cohorts[section.period] / cohorts[before] - 1) > SAME_COHORT:
        return (
            f"Mätkohorten i {name_month(before)} var {with_unit(print_number(cohorts[before]), 'personer')}; så olika "
            "stora kohorter jämförs inte."
        )
    changes = {result: section.facts[f"{PREFIX}.{result}_rate.change"] for result in RESULT_NAMES}
    moves = [_moved_by(change, _error(section, result)) for result, change in changes.items()]
    told = [f"andelen med {RESULT_NAMES[result]} {move}" for result, move in zip(changes, moves, strict=True)]
    if set(moves) == {_HARDLY}:
        told = ["båda andelarna varit i stort sett oförändrade"]
    elif moves[0] == moves[1] and direction(changes["rr1"]) != "same":
        told = [f"båda andelarna {moves[0]}"]
    return f"Sedan {name_month(before)} har {' och '.join(told)}."


_HARDLY = "varit i stort sett oförändrad"


def _error(section: AreaResults, result: str) -> float:
    """Return the standard error of a share's change, percentage points, as though the cohorts shared nobody."""
    cohorts, rate = section.facts[f"{PREFIX}.cohort"].history, section.facts[f"{PREFIX}.{result}_rate"].value
    assert cohorts is not None
    assert isinstance(rate, int | float)
    people = cohorts[[section.period, section.period - PERIOD_MONTHS]].astype("float64")
    return float((rate * (100 - rate) * (1 / people).sum()) ** 0.5)


def _moved_by(change: Fact, error: float) -> str:
    way = direction(change)
    if way == "same":
        return "varit oförändrad"
    if abs(float(change.value or 0)) < min(ERRORS * error, SMALL):
        return _HARDLY
    return f"{'ökat' if way == 'up' else 'minskat'} med {with_unit(magnitude(change), 'procentenheter')}"


def _threshold(section: AreaResults) -> str:
    return with_unit(section.facts[f"{PREFIX}.results.threshold"].text, "procent")


def _count_areas(count: Fact, every: Fact) -> str:
    """Write ``56 av 70 leveransområden``, ``alla 70 leveransområden``, ``inget av 70 leveransområden``."""
    areas = with_unit(every.text, "leveransområden")
    if count.value == every.value:
        return "det enda leveransområdet" if every.value == 1 else f"alla {areas}"
    return f"{_in_words(count)} av {areas}"


def _how_many_reach(section: AreaResults, result: str) -> str:
    over, every = section.facts[f"{PREFIX}.results.{result}_over"], section.facts[f"{PREFIX}.results.areas"]
    ours = " (vårt jämförelsetal)" if result == "rr1" else ""
    return f"I {_count_areas(over, every)} hade minst {_threshold(section)}{ours} {RESULT_NAMES[result]}."


def _name_ends(section: AreaResults, result: str) -> str:
    ordered = section.areas.sort_values([f"{result}_rate", "delivery_area"], ascending=[False, True])
    large = ordered[ordered["participants"] >= LARGE]  # in the smallest areas the ends are chance
    ordered = ordered if large.empty else large
    slugs = slugify_all(section.areas["delivery_area"])
    ends = [
        f"{name} ({with_unit(section.facts[f'{PREFIX}.area.{slugs[name]}.{result}_rate'].text, 'procent')} av "
        f"{with_unit(section.facts[f'{PREFIX}.area.{slugs[name]}.cohort'].text, 'personer')})"
        for name in (ordered["delivery_area"].iloc[0], ordered["delivery_area"].iloc[-1])
    ]
    if len(ordered) == 1:
        return f"Det är {ends[0]}."
    among = f"Bland områden med minst {LARGE} personer" if len(ordered) < len(section.areas) else ""
    highest = f"{among} var andelen högst" if among else "Högst var andelen"
    return f"{highest} i {ends[0]} och lägst i {ends[1]}."


def _names(section: AreaResults, result: str, *, side: str, sure: bool | None = None) -> list[str]:
    """Return the areas on one side of the threshold, the lowest first; with `sure` only those that are, or are not."""
    areas = section.areas.sort_values([f"{result}_rate", "delivery_area"])
    on_side = areas[areas[f"{result}_side"] == side]
    if sure is not None:
        on_side = on_side[on_side[f"{result}_sure"] == sure]
    return on_side["delivery_area"].tolist()


def _say_how_sure(section: AreaResults, result: str) -> str:
    """Count the areas whose whole interval is on one side, and name those that are surely under."""
    sure = {side: section.facts[f"{PREFIX}.results.{result}_{side}_sure"] for side in ("over", "under")}
    confidence = section.facts[f"{PREFIX}.results.confidence"].text
    certain = _names(section, result, side="under", sure=True)
    which = f" ({list_words(certain)})" if 0 < len(certain) <= NAMED else ""
    if result == "rr2":  # our figure is for the first result, of which the second is a part: hardly any can reach it
        rate = section.facts[f"{PREFIX}.{result}_rate"]
        return f"I riket var andelen {with_unit(rate.text, 'procent')}."
    them = "område" if sure["over"].value in (0, 1) else "områden"
    return (
        f"Med {confidence} procents konfidensintervall, ett område i taget, ligger {_in_words(sure['over'])} {them} "
        f"helt över och {_in_words(sure['under'])} helt under{which}; några av dem av en slump."
    )


def _in_words(count: Fact) -> str:
    """Write a count of areas or contracts (neuter): ``inget``, ``ett``, ``två`` … ``tolv``, then in digits."""
    assert isinstance(count.value, int)
    return {0: "inget", 1: "ett"}.get(count.value) or number_word(count.value)


def _say_flag(section: AreaResults, risk: Fact) -> str:
    if not section.has_flag:
        return "Arbetsförmedlingen anger inte själv för den här perioden vilka avtal som riskerar hävning."
    flagged = section.facts[f"{PREFIX}.contracts.flagged"]
    if flagged.value == risk.value:
        return ""
    return f"Arbetsförmedlingen anger själv {flagged.text} avtal."
