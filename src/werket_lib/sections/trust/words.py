"""Sentences on trust in Arbetsförmedlingen and other public bodies."""

from dataclasses import dataclass

from werket_lib.facts import Fact, slugify, slugify_all
from werket_lib.sections.trust.numbers import AGENCY, CONFIDENCE_PCT, Trust, actor_id
from werket_lib.style.words import direction, list_words, magnitude, number_word, say_no_new, with_unit

# Trust in public bodies.
TRUST_COLUMNS = {
    "rank": "Rang",
    "actor": "Myndighet",
    "trust_pct": "Förtroende {year}, procent",
    "previous": "{year}, procent",
    "change": "Förändring, procentenheter",
}


@dataclass(frozen=True)
class ActorRow:
    """One body and what is printed of it."""

    name: str
    trust: Fact
    previous: Fact
    change: Fact
    rank: Fact


def actor_rows(section: Trust) -> list[ActorRow]:
    """Bring the ranking together with its facts, most trusted first."""
    suffixes = ("", ".previous", ".change", ".rank")
    return [
        ActorRow(name, *(section.facts[actor_id(slug, f"trust_pct{suffix}")] for suffix in suffixes))
        for name, slug in slugify_all(section.table["actor"]).items()
    ]


def headline_trust(section: Trust) -> str:
    """Say in one sentence how many trust the agency, and whether they have become fewer."""
    return " ".join(filter(None, (say_no_new_trust(section), _headline_trust(section))))


def say_no_new_trust(section: Trust) -> str:
    """Say that the barometer has not come out since the report before, if so."""
    published = max(source.date_published for source in section.sources)
    return say_no_new(section.month, published, since=str(section.year))


def _headline_trust(section: Trust) -> str:
    agency = _agency(section)
    share, way = with_unit(agency.trust.text, "procent"), direction(agency.change)
    if way is None:
        return f"Förtroendet för {AGENCY} är {share} {section.year}."
    if way == "same":
        return f"Förtroendet för {AGENCY} är oförändrat {section.year}: {share}."
    if not _is_tested(section):
        doubt = "; skillnaden kan bero på slumpen" if _may_be_chance(section) else ""
        return f"År {section.year} hade {share} förtroende för {AGENCY}, mot {agency.previous.text} året före{doubt}."
    before = f"från {agency.previous.text} året före"
    return f"Förtroendet för {AGENCY} {_moved(way)} {section.year} till {share}, {before}."


def describe_trust(section: Trust) -> str:
    """Describe the agency's share, its change and its place, and then the others."""
    agency, rows = _agency(section), actor_rows(section)
    share, old = with_unit(agency.trust.text, "procent"), say_no_new_trust(section)
    when = "Då hade" if old else f"År {section.year} hade"
    sentences = (
        old,
        f"{when} {share} av de tillfrågade mycket eller ganska stort förtroende för "
        f"{AGENCY}{_since_last_year(agency, section)}.",
        _place(agency, rows),
        _describe_first(rows),
        _describe_movers(rows),
        describe_interviews(section),
    )
    return " ".join(filter(None, sentences))


def describe_interviews(section: Trust) -> str:
    """Say how many were interviewed, of what ages and when, as far as it is known."""
    interviews, youngest, oldest, first, last = (
        section.facts[f"trust.{measure}"]
        for measure in ("interviews", "youngest", "oldest", "fieldwork_from", "fieldwork_to")
    )
    if interviews.value is youngest.value is first.value is last.value is None:
        return ""
    count = "webbintervjuer" if interviews.value is None else with_unit(interviews.text, "webbintervjuer")
    ages = "" if youngest.value is None else f" med personer i åldrarna {youngest.text}–{with_unit(oldest.text, 'år')}"
    begin = "" if first.value is None else f" från den {first.text}"
    end = "" if last.value is None else f" till den {last.text}"
    return f"Mätningen {section.year} bygger på {count}{ages}{f', gjorda{begin}{end}' if begin or end else ''}."


def describe_uncertainty(section: Trust) -> str:
    """Say how uncertain the agency's share and its change are, where the numbers of interviews are known."""
    if section.facts["trust.interviews"].value is None:
        return "Antalet intervjuer är inte känt, så osäkerheten går inte att räkna ut."
    low, high, least, most = (
        section.facts[actor_id(slugify(AGENCY), measure)]
        for measure in ("low_pct", "high_pct", "change_low", "change_high")
    )
    told = (
        "Om de svarande hade varit slumpvis valda skulle andelen för "
        f"{AGENCY} {section.year}, med {CONFIDENCE_PCT} procents säkerhet, ligga mellan {low.text} "
        f"och {with_unit(high.text, 'procent')}"
    )
    if least.value is None:
        return f"{told}."
    verdict = (
        "Förändringen kan alltså bero på slumpen."
        if _may_be_chance(section)
        else "Förändringen är större än vad slumpen brukar ge."
    )
    return (
        f"{told}, och förändringen sedan {section.year - 1} mellan {least.signed} och "
        f"{with_unit(most.signed, 'procentenheter')}. {verdict}"
    )


def alt_trust(section: Trust) -> str:
    """Say what the dots show, body by body."""
    parts = []
    for row in actor_rows(section):
        before = f" ({section.year - 1}: {row.previous.text})" if row.previous.value is not None else ""
        parts.append(f"{row.name} {with_unit(row.trust.text, 'procent')}{before}")
    return f"Andel med mycket eller ganska stort förtroende {section.year}, störst först: {list_words(parts)}."


def _agency(section: Trust) -> ActorRow:
    return next(row for row in actor_rows(section) if row.name == AGENCY)


def _may_be_chance(section: Trust) -> bool:
    """Tell whether the interval of the agency's change, as printed, has room for both a rise and a fall."""
    least, most = (section.facts[actor_id(slugify(AGENCY), f"change_{end}")] for end in ("low", "high"))
    return direction(least) == "down" and direction(most) == "up"


def _is_tested(section: Trust) -> bool:
    """Tell whether the interval of the agency's change is known and leaves out zero: only then has trust changed."""
    known = section.facts[actor_id(slugify(AGENCY), "change_low")].value is not None
    return known and not _may_be_chance(section)


def _moved(way: str) -> str:
    return "ökade" if way == "up" else "minskade"


def _since_last_year(agency: ActorRow, section: Trust) -> str:
    way = direction(agency.change)
    if way is None:
        return f"; för {section.year - 1} saknas uppgift"
    if way == "same":
        return f", samma andel som {section.year - 1}"
    if not _is_tested(section):
        return f", mot {with_unit(agency.previous.text, 'procent')} {section.year - 1}"
    noun = "en ökning" if way == "up" else "en minskning"
    return f", {noun} med {with_unit(magnitude(agency.change), 'procentenheter')} sedan {section.year - 1}"


def _place(agency: ActorRow, rows: list[ActorRow]) -> str:
    """Say where the agency stands among the bodies of the table, which are a choice and not all there are."""
    if len(rows) == 1:
        return "Ingen annan myndighet är med i jämförelsen."
    among = f"de {number_word(len(rows))} myndigheter som är med här"
    shares = sorted(float(str(row.trust.value)) for row in rows)
    own = float(str(agency.trust.value))
    for end, word in ((shares[0], "lägsta"), (shares[-1], "högsta")):
        if own == end:
            others = [row.name for row in rows if row.name != AGENCY and row.trust.value == own]
            shared = f", delad med {list_words(others)}" if others else ""
            return f"Det var den {word} andelen bland {among}{shared}."
    return f"Det ger plats {agency.rank.text} bland {among}."


def _describe_first(rows: list[ActorRow]) -> str:
    """Name the most trusted, or those that share the place, and the two that follow."""
    first = [row for row in rows if row.rank.value == 1]
    following = [f"{row.name} ({with_unit(row.trust.text, 'procent')})" for row in rows[len(first) :][:2]]
    if len(rows) == 1:
        return ""
    told = (
        f"Störst förtroende hade {list_words([row.name for row in first])}, {with_unit(rows[0].trust.text, 'procent')}"
    )
    return f"{told}, före {list_words(following)}." if following else f"{told}."


def _describe_movers(rows: list[ActorRow]) -> str:
    """Say for which of the others trust rose and fell most, where last year is known."""
    known = [row for row in rows if row.name != AGENCY and row.change.value is not None]
    clauses: list[str] = []
    for way in ("up", "down"):
        moved = [row for row in known if direction(row.change) == way]
        if moved:
            size = max((magnitude(row.change) for row in moved), key=lambda text: float(text.replace(",", ".")))
            names = list_words([row.name for row in moved if magnitude(row.change) == size])
            subject = "" if clauses else " förtroendet"
            clauses.append(f"{_moved(way)}{subject} mest för {names}, med {with_unit(size, 'procentenheter')}")
    return f"Av de andra {', och '.join(clauses)}." if clauses else ""
