"""Sentences on the local labour market: groups of municipalities, and municipalities."""

import pandas as pd

from werket_lib.facts import Fact
from werket_lib.months import name_month
from werket_lib.numbers import round_half_up
from werket_lib.sections.breaks import describe_breaks
from werket_lib.sections.municipality_groups.numbers import COUNTRY, MunicipalityGroups
from werket_lib.style.names import GROUPS_DEFINITE, UNITS, VACANCIES_ARE
from werket_lib.style.words import direction, list_words, magnitude, number_word, start_sentence, with_unit

# By measure: the head of a panel, of a column, and of a column of changes.
RATES = {"unemployment_rate": "Arbetslöshet", "vacancy_rate": "Lediga jobb"}
RATE_UNIT = "procent av arbetskraften"
GROUP_HEADS = ("{month}", "förändring")
RATE_COLUMNS = {"unemployment_rate": "Arbetslöshet, procent", "vacancy_rate": "Lediga jobb, procent"}

RATE_CHANGE_COLUMNS = {
    "unemployment_rate": "Arbetslöshet, förändring",
    "vacancy_rate": "Lediga jobb, förändring",
}

MAP_NOTES = {"level": "{month}, högst och lägst med namn", "change": "blått: ökad arbetslöshet, orange: minskad"}
MUNICIPALITY_MAPS = {"level": "Arbetslöshet, {unit}", "change": "Förändring sedan {month}, procentenheter"}
NAMED = 2  # municipalities at either end
SMALL = 0.25  # percentage points: a smaller change is only some
NAMED_GROUPS = 2  # groups that went against the others, and are named, at most
_VERBS = {"up": "ökat", "down": "minskat"}
_PRONOUNS = {"unemployment_rate": "den", "vacancy_rate": "de"}
_SUBJECTS = {"unemployment_rate": "arbetslösheten", "vacancy_rate": "lediga jobb som andel av arbetskraften"}
_UNCHANGED = {"unemployment_rate": "oförändrad", "vacancy_rate": "oförändrade"}


def headline_groups(section: MunicipalityGroups) -> str:
    """Say in one sentence in how many groups unemployment rose or fell, and where most."""
    ways = _ways(section, "unemployment_rate")
    way = max(("up", "down", "same"), key=lambda one: len(ways[one]))
    since = name_month(section.start)
    if way == "same":
        return f"Arbetslösheten är oförändrad sedan {since} i {_count_of_all(ways['same'], section)}."
    most = _at_end(section, ways[way], "unemployment_rate.change_pp", highest=way == "up")
    size = with_unit(magnitude(_fact(section, most[0], "unemployment_rate.change_pp")), "procentenheter")
    return (
        f"Arbetslösheten har {_VERBS[way]} i {_count_of_all(ways[way], section)} sedan {since}, "
        f"mest i {_names(section, most)}, med {size}{', över ett brott i serien' if section.breaks else ''}."
    )


def describe_groups(section: MunicipalityGroups) -> str:
    """Describe unemployment, then vacancies, by group; then the last year."""
    parts = [_describe_measure(section, "unemployment_rate"), _describe_measure(section, "vacancy_rate")]
    last = (_describe_year(section), _warn_of_season(section), describe_breaks(section.breaks))
    return "\n\n".join(filter(None, (*parts, " ".join(filter(None, last)))))


def describe_municipalities(section: MunicipalityGroups) -> str:
    """Name the municipalities with the highest and the lowest unemployment."""
    highest, lowest = _extremes(section)
    return (
        f"Bland kommunerna var arbetslösheten i {name_month(section.month)} högst i {list_words(highest)}, "
        f"och lägst i {list_words(lowest)}."
    )


def alt_groups(section: MunicipalityGroups) -> str:
    """Say what the two panels show: how far each rate and its change go, from group to group."""
    slugs, told = list(_groups(section)["slug"]), []
    for measure in _SUBJECTS:
        level, change = (_span(section, slugs, name) for name in (measure, f"{measure}.change_pp"))
        told.append(f"{start_sentence(_SUBJECTS[measure])} går från {level}; förändringen går från {change}")
    return (
        f"Kommungrupperna i {name_month(section.month)} och {name_month(section.start)}, ordnade efter hur mycket "
        f"arbetslösheten har ändrats. {'. '.join(told)}."
    )


def _span(section: MunicipalityGroups, slugs: list[str], measure: str) -> str:
    """Write ``4,4 procent i … till 8,6 procent i …``; changes with their sign."""
    ends = []
    for highest in (False, True):
        end = _at_end(section, slugs, measure, highest=highest)
        fact = _fact(section, end[0], measure)
        number = fact.signed if fact.unit == "percentage points" else fact.text
        ends.append(f"{with_unit(number, UNITS[fact.unit])} i {_names(section, end)}")
    return " till ".join(ends)


def alt_map(section: MunicipalityGroups) -> str:
    """Say what the two maps show: where unemployment is high and low, and in which of them it rose."""
    highest, lowest = _extremes(section)
    changes = section.municipalities["unemployment_rate_change_pp"].dropna()
    rose = int((changes > 0).sum())
    more = "de flesta" if 2 * rose > len(changes) else "färre än hälften av"
    return (
        f"Två kartor över Sveriges kommuner. Den ena visar arbetslösheten i {name_month(section.month)}, högst i "
        f"{list_words(highest)}, och lägst i {list_words(lowest)}. Den andra visar förändringen sedan "
        f"{name_month(section.start)}: arbetslösheten har stigit i {more} kommunerna."
    )


def _describe_measure(section: MunicipalityGroups, measure: str) -> str:
    """Say where a rate is highest and lowest, what it is in the country, and how it has moved."""
    slugs = list(_groups(section)["slug"])
    high, low = (_at_end(section, slugs, measure, highest=highest) for highest in (True, False))
    most = with_unit(_fact(section, high[0], measure).text, RATE_UNIT if measure == "unemployment_rate" else "procent")
    least = with_unit(_fact(section, low[0], measure).text, "procent")
    if measure == "unemployment_rate":
        levels = (
            f"I {name_month(section.month)} var arbetslösheten högst i {_names(section, high)}, {most}, "
            f"och lägst i {_names(section, low)}, {least}. I riket var den"
        )
    else:
        levels = (
            f"Lediga jobb ({VACANCIES_ARE}) motsvarade som mest {most}, i {_names(section, high)}, "
            f"och som minst {least}, i {_names(section, low)}. I riket motsvarade de"
        )
    country = f"{with_unit(_fact(section, COUNTRY, measure).text, 'procent')}{_compare_country(section, measure)}"
    return f"{levels} {country}. {_describe_moves(section, measure)}"


def _compare_country(section: MunicipalityGroups, measure: str) -> str:
    change = _fact(section, COUNTRY, f"{measure}.change_pp")
    way, before = direction(change), name_month(section.start)
    if way == "same":
        return f", lika mycket som i {before}"
    words = {"unemployment_rate": ("högre", "lägre"), "vacancy_rate": ("mer", "mindre")}[measure]
    return f", {with_unit(magnitude(change), 'procentenheter')} {words[way == 'down']} än i {before}"


def _describe_moves(section: MunicipalityGroups, measure: str) -> str:
    """Say in how many groups a rate rose or fell, where most, and which groups went another way."""
    ways, change = _ways(section, measure), f"{measure}.change_pp"
    main, other = ("up", "down") if len(ways["up"]) >= len(ways["down"]) else ("down", "up")
    if not ways[main]:
        return f"Sedan dess är {_SUBJECTS[measure]} {_UNCHANGED[measure]} i alla grupper."
    most = _at_end(section, ways[main], change, highest=main == "up")
    size = with_unit(magnitude(_fact(section, most[0], change)), "procentenheter")
    sentences = [
        f"Sedan dess har {_PRONOUNS[measure]} {_VERBS[main]} i {_count_of_all(ways[main], section)}, "
        f"mest i {_names(section, most)}, med {size}."
    ]
    if 0 < len(ways[other]) <= NAMED_GROUPS:
        sentences.append(_tell_against(section, ways[other], other, measure))
    if 0 < len(ways["same"]) <= NAMED_GROUPS:
        told = f"{_UNCHANGED[measure].capitalize()} är {_PRONOUNS[measure]} i {_names(section, ways['same'])}."
        sentences.append(told)
    return " ".join(sentences)


def _tell_against(section: MunicipalityGroups, slugs: list[str], way: str, measure: str) -> str:
    """Name the groups in which a rate went the other way than in most."""
    sizes = [with_unit(magnitude(_fact(section, slug, f"{measure}.change_pp")), "procentenheter") for slug in slugs]
    values = [abs(float(_fact(section, slug, f"{measure}.change_pp").value or 0)) for slug in slugs]
    verb, them = f"{_VERBS[way]}{' något' if max(values) < SMALL else ''}", _PRONOUNS[measure]
    if len(slugs) == 1:
        return f"Bara i {_names(section, slugs)} har {them} {verb}, med {sizes[0]}."
    told = [f"i {_name(section, slug)} med {size}" for slug, size in zip(slugs, sizes, strict=True)]
    return f"{start_sentence(them)} har {verb} {list_words(told)}."


def _describe_year(section: MunicipalityGroups) -> str:
    """Say in which group unemployment has risen most in a year, or fallen most where it rose in none."""
    end, slugs = "unemployment_rate.change_12m", list(_groups(section)["slug"])
    changes = [_fact(section, slug, end) for slug in slugs]
    ways = {direction(change) for change in changes}
    if None in ways:
        return ""
    if ways == {"same"}:
        return "På ett år är arbetslösheten oförändrad i alla grupper."
    way = "up" if "up" in ways else "down"
    most = _at_end(section, slugs, end, highest=way == "up")
    size = with_unit(magnitude(_fact(section, most[0], end)), "procentenheter")
    return f"På ett år har arbetslösheten {_VERBS[way]} mest i {_names(section, most)}, med {size}."


def _warn_of_season(section: MunicipalityGroups) -> str:
    if section.month.month == section.start.month:
        return ""
    return "Månaderna som jämförs ligger olika på året, så säsongen är en del av förändringen."


def _groups(section: MunicipalityGroups) -> pd.DataFrame:
    return section.table[section.table["slug"] != COUNTRY]


def _fact(section: MunicipalityGroups, slug: str, measure: str) -> Fact:
    return section.facts[f"groups.{slug}.{measure}"]


def _ways(section: MunicipalityGroups, measure: str) -> dict[str, list[str]]:
    """Return the groups in which a rate went up, down and nowhere, as printed."""
    ways: dict[str, list[str]] = {"up": [], "down": [], "same": []}
    for slug in _groups(section)["slug"]:
        way = direction(_fact(section, slug, f"{measure}.change_pp"))
        if way is not None:
            ways[way].append(slug)
    return ways


def _at_end(section: MunicipalityGroups, slugs: list[str], measure: str, *, highest: bool) -> list[str]:
    """Return the groups that have the highest or lowest number, as printed; more than one where they share it."""
    printed = {}
    for slug in slugs:
        fact = _fact(section, slug, measure)
        assert isinstance(fact.value, int | float)
        printed[slug] = round_half_up(fact.value, fact.decimals)
    end = max(printed.values()) if highest else min(printed.values())
    return [slug for slug, number in printed.items() if number == end]


def _name(section: MunicipalityGroups, slug: str) -> str:
    if slug == COUNTRY:
        return "riket"
    return GROUPS_DEFINITE[section.table.set_index("slug")["group_code"][slug]]


def _names(section: MunicipalityGroups, slugs: list[str]) -> str:
    return list_words([_name(section, slug) for slug in slugs])


def _count_of_all(slugs: list[str], section: MunicipalityGroups) -> str:
    """Write how many groups: ``åtta av de nio kommungrupperna``, ``alla nio kommungrupper``."""
    every = len(_groups(section))
    if len(slugs) == every:
        return f"alla {number_word(every)} kommungrupper"
    return f"{number_word(len(slugs))} av de {number_word(every)} kommungrupperna"


def _extremes(section: MunicipalityGroups) -> tuple[list[str], list[str]]:
    """Return the municipalities at either end that are facts, each with its rate in brackets."""
    prefix = "groups.municipality."
    facts = [fact for name, fact in section.facts.items() if name.startswith(prefix)]
    half = len(facts) // 2
    names = section.municipalities["name"]
    high = list(zip(names.head(half), facts[:half], strict=True))
    low = list(zip(names.tail(len(facts) - half), facts[half:], strict=True))[::-1]
    return _with_rates(high[:NAMED]), _with_rates(low[:NAMED])


def _with_rates(places: list[tuple[str, Fact]]) -> list[str]:
    """Put each place's rate in brackets, the first one's with its unit."""
    return [
        f"{name} ({fact.text if number else with_unit(fact.text, 'procent')})"
        for number, (name, fact) in enumerate(places)
    ]
