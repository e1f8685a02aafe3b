"""Sentences on the results of Rusta och matcha: areas against the threshold, contracts at risk, ratings."""

from werket_lib.facts import Fact, slugify_all
from werket_lib.months import name_month
from werket_lib.sections.results.numbers import AreaResults
from werket_lib.sections.results.result_facts import PERIOD_MONTHS, PREFIX, rating_slug
from werket_lib.style.names import SERVICES
from werket_lib.style.words import direction, list_words, magnitude, number_word, say_no_new, start_sentence, with_unit

# Results of Rusta och matcha.
RESULT_NAMES = {"rr1": "RR1", "rr2": "RR2"}
RESULT_SIDES = {"over": "Når {threshold} procent: {count}", "under": "Under {threshold} procent: {count}"}

RESULT_KEY = {
    "sure": "{confidence} procents konfidensintervall, helt på samma sida om gränsen",
    "unsure": "gränsen ryms i intervallet",
}

RESULT_HEADS = {"people": "deltagare"}
SIDES_ON_MAP = {"over": "minst {threshold} procent med {result}", "under": "mindre än {threshold} procent"}

RISK_STEPS = {
    "": "Alla avtal",
    ".low_rating": "Betyg {rating} eller inget betyg",
    ".low_both": "… och viktat resultatmått under {score}",
    ".at_risk": "… och aktivt i 22 månader: riskerar hävning",
}

NO_RATING = "Inget betyg"
SIDE_WORDS = {"over": "når", "under": "under"}
UNSURE = ", osäkert"

RESULT_COLUMNS = {
    "delivery_area": "Leveransområde",
    "rating": "Betyg",
    "cohort": "Deltagare",
    "rr1": "RR1",
    "rr1_rate": "RR1, procent",
    "interval": "RR1, intervall",
    "side": "Gränsen",
    "rr2": "RR2",
    "rr2_rate": "RR2, procent",
    "contracts": "Avtal",
    "at_risk": "Riskerar hävning",
}

_NAME = SERVICES["ROM2"]
NAMED = 12  # areas that one sentence can list


def describe_results(section: AreaResults) -> str:
    """Describe the country: how many of those who started have a first and a second result."""
    facts, period = section.facts, name_month(section.period)
    told = (
        f"Av de {with_unit(facts['rom2.cohort'].text, 'personer')} som började i {_NAME} elva till tjugotvå månader "
        f"före {period} hade {_counted(section, 'rr1')} en första godkänd resultatredovisning (RR1), för arbete eller "
        f"studier. En andra (RR2) hade godkänts för {_counted(section, 'rr2')}."
    )
    return " ".join(filter(None, (_say_period(section), told, _compare_periods(section))))


def describe_threshold(section: AreaResults, result: str) -> str:
    """Describe which areas reach the threshold, who is highest and lowest, and how sure that is."""
    paragraphs = (
        f"{_how_many_reach(section, result)} {_name_ends(section, result)}",
        " ".join(filter(None, (_say_under(section, result), _say_over(section, result)))),
    )
    return "\n\n".join(filter(None, paragraphs))


def describe_risk(section: AreaResults) -> str:
    """Describe how many contracts meet the agency's conditions, one after another."""
    facts = section.facts
    every, low, both, risk = (facts[f"{PREFIX}.contracts{end}"] for end in ("", ".low_rating", ".low_both", ".at_risk"))
    low_score = facts[f"{PREFIX}.results.low_score"].text
    active = "aktivt" if risk.value in (0, 1) else "aktiva"
    told = (
        f"Av {every.text} avtal i {name_month(section.period)} hade {low.text} betyg "
        f"{facts[f'{PREFIX}.results.low_rating'].text} eller inget betyg. "
        f"{start_sentence(_in_words(both))} av dem hade dessutom ett viktat resultatmått under {low_score}, och "
        f"{_in_words(risk)} av dessa hade varit {active} i minst tjugotvå månader."
    )
    return " ".join(filter(None, (told, _say_share(section, risk), _say_flag(section, risk))))


def describe_ratings(section: AreaResults) -> str:
    """Describe the share with a first result in the contracts with the best and the worst rating."""
    rated = section.ratings["rating"].dropna()
    if len(rated) < 2:
        return ""
    best, worst = (section.facts[f"{PREFIX}.rating.{rating}.rr1_rate"] for rating in (rated.iloc[0], rated.iloc[-1]))
    none = section.facts.get(f"{PREFIX}.rating.{rating_slug(None)}.contracts")
    told = (
        f"I avtal med betyg {rated.iloc[0]} hade {with_unit(best.text, 'procent')} av deltagarna RR1; i avtal med "
        f"betyg {rated.iloc[-1]} var andelen {with_unit(worst.text, 'procent')}."
    )
    return (
        told if none is None else f"{told} Betyg saknades för {_in_words(none)} avtal, eftersom deltagarna var för få."
    )


def headline_results(section: AreaResults) -> str:
    """Say in one sentence how many areas reach the threshold."""
    return " ".join(filter(None, (say_no_new_results(section), _headline_results(section))))


def say_no_new_results(section: AreaResults) -> str:
    """Say that there have been no results since the report before, if so."""
    published = max(source.date_published for source in section.sources)
    return say_no_new(section.month, section.period, published, since=name_month(section.period))


def _headline_results(section: AreaResults) -> str:
    threshold = _threshold(section)
    over, areas = (section.facts[f"{PREFIX}.results.{name}"] for name in ("rr1_over", "areas"))
    return (
        f"I {_count_areas(over, areas)} i {_NAME} hade minst {threshold} av deltagarna ett första resultat vid "
        f"uppföljningen i {name_month(section.period)}."
    )


def alt_areas(section: AreaResults, result: str) -> str:
    """Say what the areas' dots and intervals show."""
    facts, name = section.facts, RESULT_NAMES[result]
    areas = facts[f"{PREFIX}.results.areas"]
    confidence = facts[f"{PREFIX}.results.confidence"]
    return (
        f"Andel av deltagarna med {name} i {with_unit(areas.text, 'leveransområden')} i "
        f"{name_month(section.period)}, med {confidence.text} procents konfidensintervall. "
        f"{_name_ends(section, result)} {_how_many_reach(section, result)}"
    )


def alt_map(section: AreaResults, result: str) -> str:
    """Say what the map shows."""
    under = _names(section, result, side="under")
    listed = f": {list_words(under)}" if 0 < len(under) <= NAMED else ""
    count = section.facts[f"{PREFIX}.results.{result}_under"]
    return (
        f"Karta över leveransområden i {_NAME}, en cirkel för varje område, större ju fler deltagare. Färgen visar "
        f"om minst {_threshold(section)} hade {RESULT_NAMES[result]} i {name_month(section.period)}. "
        f"Under gränsen låg {_in_words(count)}{listed}."
    )


def alt_risk(section: AreaResults) -> str:
    """Say what the bars of contracts show."""
    every, low, both, risk = (
        section.facts[f"{PREFIX}.contracts{end}"].text for end in ("", ".low_rating", ".low_both", ".at_risk")
    )
    return (
        f"Antal avtal i {name_month(section.period)} som uppfyller Arbetsförmedlingens villkor för hävning, ett i "
        f"taget: av {every} avtal har {low} lågt eller inget betyg, {both} även lågt resultatmått och {risk} även "
        "minst tjugotvå aktiva månader."
    )


def _say_period(section: AreaResults) -> str:
    if section.period == section.month:
        return ""
    return (
        f"Resultaten publiceras varannan månad. De senaste när {name_month(section.month)} redovisas avser "
        f"{name_month(section.period)}."
    )


def _counted(section: AreaResults, result: str) -> str:
    count, rate = section.facts[f"{PREFIX}.{result}"], section.facts[f"{PREFIX}.{result}_rate"]
    return f"{count.text} eller {with_unit(rate.text, 'procent')}"


def _compare_periods(section: AreaResults) -> str:
    changes = {result: section.facts[f"{PREFIX}.{result}_rate.change"] for result in RESULT_NAMES}
    if any(direction(change) is None for change in changes.values()):
        return ""
    moves = [_moved_by(change) for change in changes.values()]
    told = [f"andelen med {RESULT_NAMES[result]} {move}" for result, move in zip(changes, moves, strict=True)]
    if moves[0] == moves[1] and direction(changes["rr1"]) != "same":
        told = [f"båda andelarna {moves[0]}"]
    return f"Sedan {name_month(section.period - PERIOD_MONTHS)} har {' och '.join(told)}."


def _moved_by(change: Fact) -> str:
    way = direction(change)
    if way == "same":
        return "varit oförändrad"
    return f"{'ökat' if way == 'up' else 'minskat'} med {with_unit(magnitude(change), 'procentenheter')}"


def _threshold(section: AreaResults) -> str:
    return with_unit(section.facts[f"{PREFIX}.results.threshold"].text, "procent")


def _count_areas(count: Fact, every: Fact) -> str:
    """Write ``56 av 70 leveransområden``, ``alla 70 leveransområden``, ``inget av 70 leveransområden``."""
    areas = with_unit(every.text, "leveransområden")
    if count.value == every.value:
        return "det enda leveransområdet" if every.value == 1 else f"alla {areas}"
    return f"{count.text if count.value else 'inget'} av {areas}"


def _how_many_reach(section: AreaResults, result: str) -> str:
    over, every = section.facts[f"{PREFIX}.results.{result}_over"], section.facts[f"{PREFIX}.results.areas"]
    return f"I {_count_areas(over, every)} hade minst {_threshold(section)} av deltagarna {RESULT_NAMES[result]}."


def _name_ends(section: AreaResults, result: str) -> str:
    ordered = section.areas.sort_values([f"{result}_rate", "delivery_area"], ascending=[False, True])
    slugs = slugify_all(section.areas["delivery_area"])
    ends = [
        f"{name} ({with_unit(section.facts[f'{PREFIX}.area.{slugs[name]}.{result}_rate'].text, 'procent')} av "
        f"{with_unit(section.facts[f'{PREFIX}.area.{slugs[name]}.cohort'].text, 'deltagare')})"
        for name in (ordered["delivery_area"].iloc[0], ordered["delivery_area"].iloc[-1])
    ]
    if len(ordered) == 1:
        return f"Det är {ends[0]}."
    return f"Högst var andelen i {ends[0]} och lägst i {ends[1]}."


def _names(section: AreaResults, result: str, *, side: str, sure: bool | None = None) -> list[str]:
    """Return the areas on one side of the threshold, the lowest first; with `sure` only those that are, or are not."""
    areas = section.areas.sort_values([f"{result}_rate", "delivery_area"])
    on_side = areas[areas[f"{result}_side"] == side]
    if sure is not None:
        on_side = on_side[on_side[f"{result}_sure"] == sure]
    return on_side["delivery_area"].tolist()


def _say_under(section: AreaResults, result: str) -> str:
    under = section.facts[f"{PREFIX}.results.{result}_under"]
    if under.value == 0:
        return ""
    names = _names(section, result, side="under")
    listed = f": {list_words(names)}" if len(names) <= NAMED else ""
    areas = with_unit(under.text, "leveransområden").removeprefix(under.text)
    told = f"Under gränsen låg {_in_words(under)}{areas}{listed}."
    return f"{told} {_say_how_sure(section, result)}"


def _say_how_sure(section: AreaResults, result: str) -> str:
    """Tell the areas under the threshold whose interval is wholly there from those where it is not."""
    sure, unsure = (section.facts[f"{PREFIX}.results.{result}_under_{kind}"] for kind in ("sure", "unsure"))
    interval = f"konfidensintervallet ({section.facts[f'{PREFIX}.results.confidence'].text} procent)"
    if unsure.value == 0:
        return f"Hela {interval} ligger där under gränsen."
    if sure.value == 0:
        return f"Gränsen ryms där i {interval}, så slumpen kan ha avgjort."
    certain = _names(section, result, side="under", sure=True)
    which = f" ({list_words(certain)})" if len(certain) <= NAMED else ""
    others = "I det återstående" if unsure.value == 1 else f"I de övriga {_in_words(unsure)}"
    return (
        f"I {_in_words(sure)} av dem{which} ligger hela {interval} under gränsen. {others} ryms gränsen i intervallet, "
        "så där kan slumpen ha avgjort."
    )


def _say_over(section: AreaResults, result: str) -> str:
    over, sure = (section.facts[f"{PREFIX}.results.{result}_over{end}"] for end in ("", "_sure"))
    if over.value == 0:
        return ""
    if over.value == 1:
        return f"Det område som nådde gränsen har {'' if sure.value else 'inte '}hela intervallet över den."
    return f"Av de {_in_words(over)} som nådde gränsen har {_in_words(sure)} hela intervallet över den."


def _in_words(count: Fact) -> str:
    """Write a count of areas or contracts (neuter): ``inget``, ``ett``, ``två`` … ``tolv``, then in digits."""
    assert isinstance(count.value, int)
    return {0: "inget", 1: "ett"}.get(count.value) or number_word(count.value)


def _say_share(section: AreaResults, risk: Fact) -> str:
    if risk.value == 0:
        return "Enligt Arbetsförmedlingens regel riskerar därmed inget avtal att hävas."
    share, people = (section.facts[f"{risk.id}.{name}"] for name in ("share_pct", "cohort"))
    these, they = ("detta", "Det") if risk.value == 1 else (f"dessa {_in_words(risk)}", "De")
    return (
        f"Enligt Arbetsförmedlingens regel riskerar {these} avtal, {with_unit(share.text, 'procent')} av alla, att "
        f"hävas. {they} omfattar {with_unit(people.text, 'deltagare')}."
    )


def _say_flag(section: AreaResults, risk: Fact) -> str:
    if not section.has_flag:
        return "Arbetsförmedlingen anger inte själv för den här perioden vilka avtal som riskerar hävning."
    flagged = section.facts[f"{PREFIX}.contracts.flagged"]
    if flagged.value == risk.value:
        return "Arbetsförmedlingens egen uppgift om vilka avtal det gäller ger samma antal."
    return f"Arbetsförmedlingen anger själv {flagged.text} avtal."
