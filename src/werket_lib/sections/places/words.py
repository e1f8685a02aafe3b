"""Sentences on where there are suppliers of Rusta och matcha: in how many municipalities, and where most."""

from werket_lib.facts import Fact, slugify
from werket_lib.months import name_month
from werket_lib.sections.places.choice import Choice
from werket_lib.sections.places.numbers import PREFIX, SERVICE, Places
from werket_lib.style.names import GROUPS_DEFINITE, SERVICES
from werket_lib.style.words import count_word, direction, list_words, month_word, more_or_fewer, with_unit

PLACES_HEAD = "Leverantörer med deltagare"
PLACES_CLASSES = ("ingen", "en", "2 till 4", "5 till 14", "15 eller fler")

PLACES_MEASURES = {
    "listed": "Kommuner",
    "served": "Med leverantör",
    "one_supplier": "Bara en",
    "without": "Ingen",
    "median": "Leverantörer, median",
}

NAMED = 3
NAMED_AREAS = 20  # without a choice
CHOICE_COLUMNS = {
    "delivery_area": "Leveransområde",
    "suppliers": "Leverantörer",
    "hhi": "HHI",
    "largest": "Störst",
    "share_pct": "Störst, procent",
}
_NAME = SERVICES[SERVICE]


def describe_places(section: Places) -> str:
    """Describe in how many municipalities there are suppliers, where there is one or none, and where most."""
    served, one, without, listed = (_fact(section, name) for name in ("served", "one_supplier", "without", "listed"))
    change = _fact(section, "served.change")
    before = "" if direction(change) is None else f", {more_or_fewer(change, f'i {month_word(section.month - 1)}')}"
    sentences = [
        f"I {name_month(section.month)} fanns leverantörer med deltagare i {_NAME} i {served.text} av landets "
        f"{listed.text} kommuner{before}."
    ]
    if one.value:
        masked = _fact(section, "one_supplier.masked")
        small = f"; i {count_word(masked)} är deltagarna så få att antalet inte redovisas" if masked.value else ""
        sentences.append(f"I {count_word(one)} av dem redovisas bara en leverantör{small}.")
    if without.value:
        sentences.append(f"I {with_unit(count_word(without), 'kommuner')} fanns ingen alls.")
    if served.value:
        sentences.append(f"Flest fanns i {list_words(_most(section))}.")
    return " ".join(sentences)


def describe_place_groups(section: Places) -> str:
    """Describe in which of SKR's groups the median municipality has most suppliers, and fewest."""
    medians = {
        GROUPS_DEFINITE[code]: section.facts[f"{PREFIX}.group.{slugify(group)}.median"]
        for code, group in section.groups[["group_code", "group"]].itertuples(index=False)
    }
    values = [_number(fact) for fact in medians.values()]
    if len(medians) < 2 or min(values) == max(values):
        return ""
    ends = [[name for name, fact in medians.items() if _number(fact) == end] for end in (max(values), min(values))]
    (most, high), (fewest, low) = ((names, count_word(medians[names[0]])) for names in ends)
    return (
        f"I kommunen i mitten av sin grupp fanns flest leverantörer i {list_words(most)}, {high}, och färst i "
        f"{list_words(fewest)}, {low}."
    )


def describe_choice(choice: Choice) -> str:
    """Describe how concentrated the suppliers are where participants choose, and name the areas without a choice."""
    areas, one, country, median = (
        choice.facts[f"{PREFIX}.choice.{end}"] for end in ("areas", "one_supplier", "hhi", "hhi.median")
    )
    alone = choice.areas.loc[choice.areas["suppliers"] == 1, "delivery_area"].sort_values().tolist()
    named = f" ({list_words(alone)})" if 0 < len(alone) <= NAMED_AREAS else ""
    count = f"{count_word(one, neuter=True) if one.value else 'inget'} av {areas.text} leveransområden"
    return (
        f"Valet av leverantör görs inom ett helt leveransområde. I mätkohorten i {name_month(choice.period)} hade "
        f"{count} en enda leverantör{named}; hur många som finns nu säger uppgiften inte. Herfindahl-Hirschmans index "
        f"för mätkohorten, per juridisk person, var {median.text} i medianområdet och {country.text} i landet."
    )


def headline_places(section: Places) -> str:
    """Say in one sentence in how many municipalities there is no supplier."""
    served, without, listed = (_fact(section, name) for name in ("served", "without", "listed"))
    month = month_word(section.month)
    if not without.value:
        return f"{_NAME} hade leverantörer med deltagare i {served.text} kommuner i {month}."
    return f"I {without.text} av {listed.text} kommuner fanns ingen leverantör med deltagare i {_NAME} i {month}."


def alt_places(section: Places) -> str:
    """Say what the map shows."""
    served, one, without = (_fact(section, name) for name in ("served", "one_supplier", "without"))
    most = f" Flest har {list_words(_most(section))}." if served.value else ""
    return (
        f"Karta över landets kommuner efter antal leverantörer med deltagare i {_NAME} i {name_month(section.month)}: "
        f"{served.text} har minst en, {one.text} bara en och {without.text} ingen.{most}"
    )


def _fact(section: Places, measure: str) -> Fact:
    return section.facts[f"{PREFIX}.municipalities.{measure}"]


def _most(section: Places) -> list[str]:
    rows = section.municipalities[section.municipalities["suppliers"] > 0].head(NAMED)
    facts = {name: section.facts[f"{PREFIX}.municipality.{slugify(name)}.suppliers"] for name in rows["name"]}
    return [f"{name} ({fact.text})" for name, fact in facts.items()]


def _number(fact: Fact) -> float:
    assert isinstance(fact.value, int | float)
    return float(fact.value)
