"""Sentences of editions: on one municipality or county, for those who live and work there."""

import pandas as pd

from werket_lib.codes import MUNICIPALITY_GROUPS
from werket_lib.facts import Fact
from werket_lib.months import name_month
from werket_lib.sections.regions.numbers import (
    CHANGE,
    RATE,
    SERVICE,
    CountyBas,
    Neighbours,
    Place,
    RegionRates,
    Suppliers,
)
from werket_lib.style.names import GROUPS_DEFINITE, SERVICES
from werket_lib.style.words import (
    ORDINALS,
    direction,
    list_words,
    magnitude,
    month_word,
    more_or_fewer,
    number_word,
    ordinal_word,
    with_unit,
)

RATE_HEAD, RATE_UNIT = "Arbetslöshet", "procent av arbetskraften"
LINES = {"county": "Länet", "group": "Kommungruppen", "country": "Riket"}
COMPARISON = {"place": "Område", "now": "Procent", "before": "Ett år tidigare", "change": "Förändring"}
NEIGHBOURS = {"rank": "Rang", "name": "Kommun", "rate": "Procent", "change": "På ett år"}
SUPPLIERS = {"supplier": "Leverantör", "remaining": "Deltagare"}
PLACES = {"name": "Kommun", "suppliers": "Leverantörer", "remaining": "Deltagare, minst"}
BAS_HEAD = "Arbetslöshet enligt SCB"
_NAME = SERVICES[SERVICE]
_SURE = 2  # standard errors from which a change is more than chance may give
_MISSING = "Arbetsförmedlingen redovisar inget antal arbetslösa i {name} för {month}."


def headline_rates(section: RegionRates) -> str:
    """Say in one sentence how high unemployment is, and how far from the country's."""
    place, rate = section.place, _rate(section)
    if rate.value is None:
        return _MISSING.format(name=place.name, month=name_month(section.month))
    return (
        f"I {place.name} var arbetslösheten {with_unit(rate.text, 'procent')} i {name_month(section.month)}, "
        f"{_compare(section.facts[f'region.{place.code}.{RATE}.gap'], 'i riket')}."
    )


def describe_level(section: RegionRates) -> str:
    """Say how many are registered, how that has changed in a year, and whether chance alone may do that."""
    place, facts = section.place, section.facts
    base = f"region.{place.code}"
    unemployed, more = facts[f"{base}.unemployed"], facts[f"{base}.unemployed.change_12m"]
    rate, change = _rate(section), facts[f"{base}.{CHANGE}"]
    if rate.value is None:
        return _MISSING.format(name=place.name, month=name_month(section.month))
    told = (
        f"I slutet av {name_month(section.month)} var {with_unit(unemployed.text, 'personer')} inskrivna som "
        f"arbetslösa i {place.name}"
    )
    if more.value is None:
        return f"{told}."
    told += f", {more_or_fewer(more, f'i {name_month(section.month - 12)}')}."
    return " ".join(filter(None, (told, _tell_change(change), _judge_chance(section, change))))


def _tell_change(change: Fact) -> str:
    way = direction(change)
    if way is None:
        return ""
    if way == "same":
        return "Som andel av arbetskraften är de också i stort sett oförändrade."
    size = with_unit(magnitude(change), "procentenheter")
    return f"Som andel av arbetskraften har de {'ökat' if way == 'up' else 'minskat'} med {size}."


def _judge_chance(section: RegionRates, change: Fact) -> str:
    """Warn where a year's change is so small that chance alone may give it."""
    error = section.facts[f"region.{section.place.code}.standard_error"]
    if error.value is None or change.value is None or direction(change) == "same" or is_sure(change, error):
        return ""
    return "En så liten förändring kan bero på slumpen."


def is_sure(change: Fact, error: Fact) -> bool:
    """Tell whether a change is larger than chance is likely to give: two standard errors."""
    assert isinstance(change.value, int | float)
    assert isinstance(error.value, int | float)
    return abs(change.value) >= _SURE * error.value


def describe_comparison(section: RegionRates) -> str:
    """Say what unemployment is in the county, the group and the country, and where the region ranks."""
    place, facts = section.place, section.facts
    others = [_tell_other(section, name) for name in section.compared if name != "own"]
    told = f"Arbetslösheten var {list_words(others)}."
    rank, ranked = facts[f"region.{place.code}.rank"], facts[f"region.{place.code}.ranked"]
    if not isinstance(rank.value, int) or not isinstance(ranked.value, int) or ranked.value < 2:
        return told
    group = MUNICIPALITY_GROUPS[str(place.group_code)] if place.group_code else ""
    among = f"kommunerna i gruppen {group[0].lower()}{group[1:]}" if group else "länen"
    where = _superlative(rank.value, ranked.value)
    place_in = f"har {place.name} den {where}" if where else f"ligger {place.name} i mitten"
    return f"{told} Av de {_in_words(ranked)} {among} {place_in}."


def _in_words(count: Fact) -> str:
    assert isinstance(count.value, int | float)
    return number_word(round(abs(count.value)))


def _tell_other(section: RegionRates, name: str) -> str:
    rate = section.facts[f"region.{section.place.code}.{name}.{RATE}"]
    where = {
        "county": f"i {section.place.county}",
        "group": f"i {GROUPS_DEFINITE.get(str(section.place.group_code), 'kommungruppen')}",
        "country": "i riket",
    }[name]
    return f"{with_unit(rate.text, 'procent')} {where}"


def alt_rates(section: RegionRates) -> str:
    """Say what the lines show: their ends."""
    place, rate = section.place, _rate(section)
    first = section.lines.index[0]
    others = list_words([LINES[name].lower() for name in section.compared if name != "own"])
    now = f"{with_unit(rate.text, 'procent')} i {name_month(section.month)}" if rate.value is not None else "saknas"
    return (
        f"Linjer från {name_month(first)} till {name_month(section.month)}: arbetslösheten i {place.name}, nu {now}, "
        f"bredvid {others}."
    )


def headline_neighbours(section: Neighbours) -> str:
    """Say in one sentence where in the county unemployment is highest and lowest."""
    known = section.table.dropna(subset="unemployment_rate_pct")
    if len(known) < 2:
        return f"{section.place.county} har bara en kommun."
    high, low = (_with_rate(section, known.iloc[at]) for at in (0, -1))
    return f"I {section.place.county} var arbetslösheten högst i {high} och lägst i {low}."


def describe_neighbours(section: Neighbours) -> str:
    """Say where the region stands in its county, and where unemployment has changed most in a year."""
    place, known = section.place, section.table.dropna(subset="unemployment_rate_pct")
    if len(known) < 2:
        return f"{place.name} är länets enda kommun, så det finns inga grannar i länet att jämföra med."
    count = section.facts[f"region.{place.code}.municipalities"]
    told = []
    own = known[known["municipality_code"] == place.code]
    if not own.empty:
        where = _superlative(int(own["rank"].iloc[0]), len(known))
        if where:
            told.append(f"{place.name} har den {where} av länets {count.text} kommuner.")
    elif place.is_county:
        told.append(f"I länet finns {count.text} kommuner.")
    changes = known.dropna(subset="change_pp").sort_values("change_pp", kind="stable")
    if len(changes):
        told += [_most(section, changes.iloc[-1], "up"), _most(section, changes.iloc[0], "down")]
    return " ".join(filter(None, told))


def _superlative(rank: int, count: int) -> str:
    """Say a place in a ranking, from whichever end is nearer; empty in the middle, where it is no news."""
    from_below = count - rank + 1
    number, end = (rank, "högsta") if rank <= from_below else (from_below, "lägsta")
    if number > len(ORDINALS):
        return ""
    return f"{end} arbetslösheten" if number == 1 else f"{ordinal_word(number)} {end} arbetslösheten"


def _most(section: Neighbours, row: "pd.Series", way: str) -> str:
    change = section.facts[f"region.{section.place.code}.municipality.{row['slug']}.{CHANGE}"]
    if direction(change) != way:
        return ""
    verb = "ökat" if way == "up" else "minskat"
    size = with_unit(magnitude(change), "procentenheter")
    return f"Mest har arbetslösheten {verb} på ett år i {row['name']}, med {size}."


def alt_ranking(section: Neighbours) -> str:
    """Say what the map shows."""
    return f"Karta över kommunerna i {section.place.county} efter arbetslöshet. {headline_neighbours(section)}"


def _with_rate(section: Neighbours, row: "pd.Series") -> str:
    rate = section.facts[f"region.{section.place.code}.municipality.{row['slug']}.{RATE}"]
    return f"{row['name']} ({with_unit(rate.text, 'procent')})"


def headline_suppliers(section: Suppliers) -> str:
    """Say in one sentence how many suppliers there are to choose between."""
    place, count = section.place, _supplier_fact(section, "suppliers")
    if not count.value:
        return f"Ingen leverantör hade deltagare i {_NAME} i {place.name} i {name_month(section.month)}."
    them = "en leverantör" if count.value == 1 else f"{count.text} leverantörer"
    return f"I {place.name} hade {them} deltagare i {_NAME} i {name_month(section.month)}."


def describe_suppliers(section: Suppliers) -> str:
    """Say how many suppliers have participants there, how many more than the month before, and how many take part."""
    place, count = section.place, _supplier_fact(section, "suppliers")
    if not count.value:
        return "Den som bor där kan ändå delta, hos en leverantör i en grannkommun i samma leveransområde."
    told = []
    change = _supplier_fact(section, "suppliers.change")
    if direction(change) in ("up", "down"):
        way = "fler" if direction(change) == "up" else "färre"
        told.append(f"Det är {_in_words(change)} {way} än i {month_word(section.month - 1)}.")
    told.append(_tell_participants(section))
    if place.is_county:
        without, listed = _supplier_fact(section, "without"), _supplier_fact(section, "listed")
        if without.value:
            told.append(f"I {without.text} av länets {listed.text} kommuner fanns ingen leverantör med deltagare.")
    return " ".join(told)


def _tell_participants(section: Suppliers) -> str:
    """Say how many take part; where counts are hidden, that there are more."""
    people, hidden = _supplier_fact(section, "participants"), _supplier_fact(section, "hidden")
    alone = _supplier_fact(section, "suppliers").value == 1
    who = "Leverantören" if alone else "Tillsammans"
    if not hidden.value:
        return f"{who} hade {'' if alone else 'de '}{with_unit(people.text, 'deltagare')} där."
    if not people.value:
        return "Antalen är så små att Arbetsförmedlingen döljer dem."
    return (
        f"{who} hade {'' if alone else 'de '}minst {with_unit(people.text, 'deltagare')} där. "
        "Arbetsförmedlingen döljer små antal, och de ingår inte."
    )


def _supplier_fact(section: Suppliers, name: str) -> Fact:
    return section.facts[f"region.{section.place.code}.{name}"]


def headline_bas(section: CountyBas) -> str:
    """Say in one sentence what SCB's count says."""
    rate = section.facts[f"region.{section.place.code}.bas.{RATE}"]
    return (
        f"Enligt SCB var arbetslösheten i {section.place.name} {with_unit(rate.text, 'procent')} "
        f"i {name_month(section.month)}."
    )


def describe_bas(section: CountyBas) -> str:
    """Describe SCB's count: level, change in a year, beside the country's."""
    base = f"region.{section.place.code}.bas"
    people, change = section.facts[f"{base}.unemployed"], section.facts[f"{base}.{CHANGE}"]
    country = section.facts[f"{base}.country.{RATE}"]
    told = [f"Det motsvarar {with_unit(people.text, 'personer')}."]
    told.append(f"I riket var andelen {with_unit(country.text, 'procent')}.")
    way = direction(change)
    if way == "same":
        told.append("På ett år är den i stort sett oförändrad i länet.")
    elif way is not None:
        verb = "ökat" if way == "up" else "minskat"
        told.append(f"På ett år har den {verb} med {with_unit(magnitude(change), 'procentenheter')} i länet.")
    if section.is_preliminary:
        told.append("Uppgifterna är preliminära.")
    return " ".join(told)


def alt_bas(section: CountyBas) -> str:
    """Say what the two lines show."""
    return (
        f"Två linjer från {name_month(section.lines.index[0])} till {name_month(section.month)}: arbetslösheten enligt "
        f"SCB i {section.place.name} och i riket. {headline_bas(section)}"
    )


def _rate(section: RegionRates) -> Fact:
    return section.facts[f"region.{section.place.code}.{RATE}"]


def _compare(gap: Fact, than: str) -> str:
    way = direction(gap)
    if way in (None, "same"):
        return f"lika mycket som {than}"
    size = with_unit(magnitude(gap), "procentenheter")
    return f"{size} {'högre' if way == 'up' else 'lägre'} än {than}"


def name_line(place: Place, column: str) -> str:
    """Name a line of a figure."""
    return place.name if column == "own" else LINES[column]
