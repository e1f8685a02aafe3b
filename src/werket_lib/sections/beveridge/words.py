"""Sentences on the Beveridge curves: where they stand, and how they have moved along and across."""

from collections.abc import Sequence

import pandas as pd

from werket_lib.facts import Fact
from werket_lib.months import name_month
from werket_lib.sections.beveridge.bas_check import BasCheck
from werket_lib.sections.beveridge.moves import Verdict
from werket_lib.sections.beveridge.numbers import Beveridge, Curve
from werket_lib.sections.breaks import describe_breaks
from werket_lib.style.names import COUNTRY, GROUPS_DEFINITE, LEVEL_WORDS
from werket_lib.style.words import direction, list_words, magnitude, number_word, start_sentence, with_unit

# Beveridge curves.
BEVERIDGE_AXES = {
    "unemployment_rate": "Arbetslösa, procent av arbetskraften",
    "vacancy_rate": "Lediga jobb, procent av arbetskraften",
}

BEVERIDGE_KEY = {
    "width": "bredare ju senare",
    "others": "övriga grupper",
    "newest": "{start} till {end}",
    "before": "ett år tidigare, från {start}",
    "hyperbola": "längs den rör sig konjunkturen",
}

BEVERIDGE_STATUSES = {
    "final": "",
    "provisional": "preliminär säsongsrensning",
    "not_seasonal": "utan säsong i en av serierna",
    "failed": "ej säsongsrensad",
}

BEVERIDGE_WAYS = {"along": "plus längs kurvan: starkare konjunktur", "across": "plus tvärs kurvan: utåt"}
BEVERIDGE_SLOPE = "om 1 procent fler arbetslösa hör till {slope} procent färre jobb"
BEVERIDGE_VERDICTS = {"outward": "utåt", "inward": "inåt", "unclear": "oklart"}
BEVERIDGE_HEADS = {"along": "Längs kurvan, procent", "across": "Tvärs kurvan, procent"}
BEVERIDGE_ENDS = {"along": ("svagare", "starkare"), "across": ("inåt", "utåt")}

BEVERIDGE_COLUMNS = {
    "group": "Kommungrupp",
    "tightness": "Lediga jobb per arbetslös",
    "tightness_start": "… i {month}",
    "along": "Längs kurvan, procent",
    "across": "Tvärs kurvan, procent",
    "across_steep": "Tvärs, brantare kurva, procent",
    "verdict": "Kurvan har flyttats",
}

BEVERIDGE_AGENCIES = {"af": "Arbetsförmedlingen", "bas": "SCB, BAS"}
NAMED = 3  # groups whose curves have moved most
TURN_MONTHS = 3  # a turning point is at least this far from the ends, and from another
# Movement across is not matching as such: vacancies lead and unemployment lags, so curves loop.
_MEANINGS: dict[Verdict, tuple[str, str]] = {
    "outward": ("utåt", "som ofta när en nedgång vänder"),
    "inward": ("inåt", "som ofta i nedgång"),
}


def name_curve(curve: Curve) -> str:
    """Name a curve: SKR's name of the group, or the country."""
    return curve.name or COUNTRY


def _in_sentence(curve: Curve) -> str:
    return GROUPS_DEFINITE.get(curve.code, COUNTRY.lower())


def find_turns(points: pd.DataFrame) -> list[pd.Period]:
    """Find the months where unemployment was lowest and highest, if they are not near the ends of a curve."""
    rate, turns = points["unemployment_rate"], list[pd.Period]()
    for month in (rate.idxmin(), rate.idxmax()):
        near = (rate.index[0], rate.index[-1], *turns)
        if all(abs((month - other).n) >= TURN_MONTHS for other in near):
            turns.append(month)
    return turns


def order_moves(section: Beveridge) -> list[Curve]:
    """Put the country first, then the groups by how far outwards their curves have moved."""
    across = {one.code: section.facts[f"{one.prefix}.across"].value for one in section.groups}
    known = [one for one in section.groups if across[one.code] is not None]
    unknown = [one for one in section.groups if across[one.code] is None]
    return [section.country, *sorted(known, key=lambda one: -float(across[one.code] or 0)), *unknown]


def print_interval(section: Beveridge, fact_id: str) -> str:
    """Write the interval around a fact, with signs: ``−19,3 till −13,5``; empty where there is none."""
    low, high = (section.facts[f"{fact_id}.{end}"] for end in ("low", "high"))
    return "" if low.value is None or high.value is None else f"{low.signed} till {high.signed}"


def headline_beveridge(section: Beveridge) -> str:
    """Say in one sentence how many vacancies there are per unemployed, and in how many groups the curve has moved."""
    now, then = _tightness(section, section.country)
    ways = [(way, len(_moved(section, one))) for one, (way, _) in _MEANINGS.items()]
    counts = [f"{way} i {number_word(count)}" for way, count in ways if count]
    told = f"; kurvan har flyttats {list_words(counts)} av kommungrupperna" if counts else ""
    return f"Det gick {now.text} lediga jobb på varje arbetslös, mot {then.text} i {name_month(section.start)}{told}."


def _tightness(section: Beveridge, curve: Curve) -> tuple[Fact, Fact]:
    now, then = (section.facts[f"{curve.prefix}.tightness{end}"] for end in ("", ".start"))
    return now, then


def _count_groups(count: int) -> str:
    return f"{number_word(count)} {'kommungrupp' if count == 1 else 'kommungrupper'}"


def describe_country(section: Beveridge) -> str:
    """Say where the country stands now and stood at the start, the plain measure first, and whether its curve moved."""
    now, then = (_rates(section, section.country, end) for end in ("", ".start"))
    tight, tight_then = _tightness(section, section.country)
    first = (
        f"Säsongsrensat gick det {tight.text} lediga jobb på varje arbetslös i {name_month(section.month)}, mot "
        f"{tight_then.text} i {name_month(section.start)}. De lediga jobben motsvarade "
        f"{with_unit(now[1].text, 'procent')} av arbetskraften, mot {then[1].text}, och de inskrivna arbetslösa "
        f"{with_unit(now[0].text, 'procent')}, mot {then[0].text}."
    )
    return " ".join(filter(None, (first, _across(section), describe_breaks(section.breaks))))


def _rates(section: Beveridge, curve: Curve, end: str) -> tuple[Fact, Fact]:
    unemployment, vacancies = (
        section.facts[f"{curve.prefix}.{rate}.sa{end}"] for rate in ("unemployment_rate", "vacancy_rate")
    )
    return unemployment, vacancies


def _across(section: Beveridge) -> str:
    """Say whether the country's curve has moved, and what that is a sign of."""
    curve = section.country
    if section.facts[f"{curve.prefix}.across"].value is None:
        return ""
    if curve.verdict == "unclear":
        why = ": det beror på hur brant den antas vara" if _is_sure(section, curve, "across") else ""
        return f"Om själva kurvan har flyttats går inte att säga{why}."
    way, meaning = _MEANINGS[curve.verdict]
    usual = f", {meaning}" if _goes_with(section, curve) else ""
    return f"Själva kurvan har flyttats {way}, {_size(section, curve)}, beroende på hur brant den antas vara{usual}."


def _is_sure(section: Beveridge, curve: Curve, move: str) -> bool:
    """Tell whether the whole interval of a movement, as printed, is on one side of zero."""
    low, high = (direction(section.facts[f"{curve.prefix}.{move}.{end}"]) for end in ("low", "high"))
    return low == high and low in ("up", "down")


def _goes_with(section: Beveridge, curve: Curve) -> bool:
    """Tell whether the way along a curve is surely that in which its way across is common."""
    along = section.facts[f"{curve.prefix}.along"]
    common = "down" if curve.verdict == "inward" else "up"
    return _is_sure(section, curve, "along") and direction(along) == common


def _size(section: Beveridge, curve: Curve) -> str:
    """Write how far a curve has moved, by how steep it is taken to be: ``6,6 till 16,5 procent``."""
    across = f"{curve.prefix}.across"
    small, large = sorted(
        (section.facts[f"{across}{end}"] for end in ("", ".steep")), key=lambda one: abs(_number(one))
    )
    return f"{magnitude(small)} till {with_unit(magnitude(large), 'procent')}"


def _number(fact: Fact) -> float:
    return float(fact.value) if isinstance(fact.value, int | float) else 0.0


def describe_groups(section: Beveridge) -> str:
    """Say where there are most and fewest vacancies per unemployed, and in which groups the curve has moved."""
    return "\n\n".join(filter(None, (f"{_ends(section)} {_verdicts(section)}".strip(), describe_statuses(section))))


def _ends(section: Beveridge) -> str:
    known = [one for one in section.groups if _tightness(section, one)[0].value is not None]
    if len(known) < 2:
        return ""
    ordered = sorted(known, key=lambda one: _number(_tightness(section, one)[0]))
    told = [
        f"{word}, {_tightness(section, one)[0].text}, {verb}i {_in_sentence(one)}"
        for word, verb, one in (("Flest lediga jobb per arbetslös", "fanns ", ordered[-1]), ("minst", "", ordered[0]))
    ]
    return f"{told[0]}, och {told[1]}."


def _verdicts(section: Beveridge) -> str:
    sentences = []
    for verdict, (way, meaning) in _MEANINGS.items():
        them = _moved(section, verdict)
        if them:
            names = list_words([f"{_in_sentence(one)} med {_size(section, one)}" for one in them[:NAMED]])
            most = ", mest i" if len(them) > NAMED else ":"
            usual = f", {meaning}," if all(_goes_with(section, one) for one in them) else ""
            sentences.append(
                f"Kurvan har flyttats {way}{usual} i {_count_groups(len(them))}{most} {names}, beroende på hur brant "
                "den antas vara."
            )
    rest = len(_moved(section, "unclear"))
    if rest == len(section.groups):
        sentences.append("I ingen av kommungrupperna går det att säga att kurvan har flyttats.")
    elif rest:
        others = "den sista kommungruppen" if rest == 1 else f"de övriga {number_word(rest)} kommungrupperna"
        sentences.append(f"I {others} går det inte att säga.")
    if rest < len(section.groups):
        sentences.append("Procenten gäller både lediga jobb och arbetslösa, jämfört med en rörelse längs kurvan.")
    return " ".join(sentences)


def _moved(section: Beveridge, verdict: str) -> list[Curve]:
    """Return the groups with a verdict, those that have moved most first."""
    them = [one for one in section.groups if one.verdict == verdict]
    return sorted(them, key=lambda one: -abs(_number(section.facts[f"{one.prefix}.across"])))


def describe_statuses(section: Beveridge) -> str:
    """Say for which curves the adjustment is provisional, left out or bad; and how good it is for the others."""
    short = [one for one in section.curves if one.status == "provisional"]
    flat = [one for one in section.curves if one.status == "not_seasonal"]
    weak = [one for one in section.curves if one.status == "final" and one.quality in ("bad", "severe")]
    sentences = (
        (short, "Preliminär säsongsrensning för {them}, eftersom serierna är kortare än fem år."),
        (flat, "I minst en av de två serierna hittas ingen säsong, och den visas som den är, för {them}."),
        (weak, "Säsongsrensningen är dålig enligt kvalitetskontrollen för {them}, så läs kurvan med försiktighet."),
    )
    told = [sentence.format(them=_name_all(section, them)) for them, sentence in sentences if them]
    return " ".join(filter(None, (*told, _judge_all(section))))


def _judge_all(section: Beveridge) -> str:
    """Say which of the curves are adjusted with doubt, each by the worse of its two series."""
    doubtful = [one for one in section.curves if one.status == "final" and one.quality == "uncertain"]
    return f"Säsongsrensningen är {LEVEL_WORDS['uncertain']} för {_name_all(section, doubtful)}." if doubtful else ""


def _name_all(section: Beveridge, them: Sequence[Curve]) -> str:
    return "samtliga kurvor" if len(them) == len(section.curves) else list_words([_in_sentence(one) for one in them])


def describe_check(check: BasCheck) -> str:
    """Hold the agency's rate against SCB's: how far apart they are, and whether they moved the same way."""
    af, bas = (check.facts[f"beveridge.{name}.unemployment_rate"] for name in ("af", "bas"))
    beside = ", preliminärt" if check.is_preliminary else ""
    level = (
        f"Som kontroll: enligt SCB:s BAS var arbetslösheten {with_unit(bas.text, 'procent')} i "
        f"{name_month(check.month)} ({check.ages.replace('-', '–')} år{beside}), mot Arbetsförmedlingens "
        f"{with_unit(af.text, 'procent')}."
    )
    return " ".join(filter(None, (level, _compare_moves(check))))


def _compare_moves(check: BasCheck) -> str:
    af, bas = (check.facts[f"beveridge.{name}.unemployment_rate.change_12m"] for name in ("af", "bas"))
    ways = direction(af), direction(bas)
    if None in ways:
        return ""
    if ways[0] != ways[1]:
        return (
            f"På ett år har de inte rört sig åt samma håll: Arbetsförmedlingens tal med {af.signed} och SCB:s med "
            f"{with_unit(bas.signed, 'procentenheter')}."
        )
    if ways[0] == "same":
        return "Båda är oförändrade på ett år."
    return f"Båda har {'stigit' if ways[0] == 'up' else 'sjunkit'} på ett år."


def alt_country(section: Beveridge) -> str:
    """Say what the country's two curves show."""
    now, then = (_rates(section, section.country, end) for end in ("", ".start"))
    raw = [section.facts[f"{section.country.prefix}.{rate}"] for rate in ("unemployment_rate", "vacancy_rate")]
    return (
        "Beveridgekurva för riket, en gång utan och en gång med säsongsrensning: arbetslösa åt höger, lediga jobb "
        f"uppåt, i procent av arbetskraften. Säsongsrensat går den från {then[0].text} och {then[1].text} i "
        f"{name_month(section.start)} till {now[0].text} och {now[1].text} i {name_month(section.month)}; "
        f"utan säsongsrensning slutar den i {raw[0].text} och {raw[1].text}."
    )


def alt_groups(section: Beveridge) -> str:
    """Say from where to where each group's curve goes."""
    ways = []
    for one in section.groups:
        now, then = (_rates(section, one, end) for end in ("", ".start"))
        ways.append(f"{one.name} från {then[0].text} och {then[1].text} till {now[0].text} och {now[1].text}")
    return (
        "Beveridgekurvor, en för varje kommungrupp på samma axlar. Säsongsrensad andel arbetslösa och andel lediga "
        f"jobb från {name_month(section.start)} till {name_month(section.month)}: {'; '.join(ways)}."
    )


def alt_all(section: Beveridge) -> str:
    """Say which curves of the common plane have moved which way."""
    told = [
        f"{way} för {list_words([_in_sentence(one) for one in them])}"
        for verdict, (way, _) in _MEANINGS.items()
        if (them := _moved(section, verdict))
    ]
    moved = f"Kurvan har flyttats {'; '.join(told)}." if told else "För ingen går det att säga att kurvan har flyttats."
    return f"Alla kommungruppers säsongsrensade beveridgekurvor i samma diagram. {moved}"


def alt_moves(section: Beveridge) -> str:
    """Give each curve's movement along and across."""
    told = [
        f"{name_curve(one)} {along.signed} längs och {across.signed} tvärs"
        for one in order_moves(section)
        for along, across in [(section.facts[f"{one.prefix}.along"], section.facts[f"{one.prefix}.across"])]
        if across.value is not None
    ]
    return (
        f"Rörelse längs och tvärs beveridgekurvan sedan {name_month(section.start)}, i procent: "
        f"{start_sentence('; '.join(told))}."
    )


def alt_check(check: BasCheck) -> str:
    """Say what the comparison of two agencies' rates shows."""
    return (
        f"Två linjer från {name_month(check.rates.index[0])} till {name_month(check.month)}: arbetslösheten enligt "
        f"Arbetsförmedlingen och enligt SCB. {describe_check(check)}"
    )
