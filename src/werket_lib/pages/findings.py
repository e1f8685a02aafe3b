"""What the gate found and the sources noted, in Swedish for those who read pages: they word it for who mends files.

A text that is not recognised stands in its own words. `tests/processed/test_planted.py` holds that all are.
"""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from werket_lib.months import MONTH_PATTERN, name_day, name_month, parse_date, parse_month
from werket_lib.numbers import print_number
from werket_lib.style.names import FLOWS

_NUMBER = r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?"
_MONTH = MONTH_PATTERN.pattern.replace("(", "(?:")


def _compile(said: str) -> re.Pattern[str]:
    """Compile what the gate says; a word N, M or D stands for a number, a month or a day."""
    kinds = {"N": rf"({_NUMBER}|nothing)", "M": f"({_MONTH})", "D": r"(\d{4}-\d\d-\d\d)"}
    return re.compile(re.sub(r"(?<![A-Za-z\\])[NMD](?![a-z])", lambda word: kinds[word[0]], said))


# What the gate says, and how a reader reads it. N is a number or "nothing", M a month; {1} is the first of them.
_SAID = (
    # found
    ("N after N in M", "{1} efter {2} i {3}"),
    ("every number as in M", "varje uppgift som i {1}"),
    ("as in M, N(?:, N)*", "samma uppgifter som i {1}"),
    ("N% of its N parts as in M", "{1} % av de {2} delarna som i {3}"),
    ("a newest month without a value", "ingen uppgift för den senaste månaden"),
    ("N% of its cells blank or masked", "{1} % av cellerna är tomma eller dolda"),
    ("each of its N counts is a multiple of N", "alla {1} antal är jämnt delbara med {2}"),
    ("N gone", "{1} har försvunnit"),
    ("N new", "{1} har tillkommit"),
    ("N rows after N in M", "{1} rader efter {2} i {3}"),
    (r"N part\(s\) gone with N% of (\w+), (.*) the largest", "{1} delar med {2} % av {3} har försvunnit, störst {4}"),
    (r"N part\(s\) new with N% of (\w+), (.*) the largest", "{1} delar med {2} % av {3} har tillkommit, störst {4}"),
    (
        r"N and N in, N out give N, not N(?: \(N parts in all\))?",
        "{1}, med {2} nya och {3} som lämnat, ger {4} och inte {5}",
    ),
    (r"N, N % from before(?: \(N months in all\))?", "{1}, {2} % ifrån det som tidigare publicerats"),
    (r"N \(N parts in all\)", "{1}, och sammanlagt {2} delar utanför"),
    ("N", "{1}"),
    ("a month after the day of publication, D", "en månad efter publiceringsdagen {1}"),
    (
        r"N of N cells (revised|redefined) \(M(?: to M)?(?:, by N % at the median, N % at most)?\)",
        "{1} av {2} uppgifter {3}",
    ),
    ("N of N cells removed", "{1} av {2} uppgifter borttagna"),
    ("N of N cells new", "{1} av {2} uppgifter nya"),
    ("its regions add up to N, the printed total is N", "regionerna summerar till {1}, den tryckta summan är {2}"),
    (r"N beside N (\w+) in (\w+)", "{1} mot {2} i {4}"),
    # expected
    ("N to N", "{1} till {2}"),
    ("N or more", "{1} eller mer"),
    ("about N", "ungefär {1}"),
    ("about N, as published before", "ungefär {1}, som tidigare publicerats"),
    ("about N%, as the month before", "ungefär {1} %, som månaden före"),
    ("one, as in every month before", "en, som i alla månader före"),
    ("another month's numbers", "en annan månads uppgifter"),
    ("another number", "en annan uppgift"),
    ("few the same", "få lika"),
    ("all kinds of counts", "alla slags antal"),
    ("as in M, when it was there", "som i {1}, då den fanns"),
    ("as in M, when it was not there", "som i {1}, då den inte fanns"),
    ("at most N%", "högst {1} %"),
    ("at most N %", "högst {1} %"),
    ("at most N % at the median", "högst {1} % i median"),
    ("at most N% of it new, changed or removed", "högst {1} % nytt, ändrat eller borttaget"),
    ("none changed", "inget ändrat"),
    ("a difference of at most N", "en skillnad på högst {1}"),
    ("N to N, as in its last N months", "{1} till {2}, som under de senaste {3} månaderna"),
    ("M at the latest", "senast {1}"),
    ("N, give or take N %", "{1}, på {2} % när"),
)
# What sources note of their files, and what was revised.
_NOTES = (
    (r"(.+): listed without a value and left out: (.+)", "{1}: står utan värde och är utelämnat: {2}"),
    (r"(\w+): remaining moved otherwise than new less left in N month\(s\), last: (.+)",
     "{1}: kvarstående har rört sig annorlunda än nya minus lämnat i {2} månader, senast {3}"),
    (r"(\w+): N sum\(s\) of parts leave out a masked part", "{1}: {2} summor av delar saknar en dold del"),
    ("kept out, a service that is not known here: (.+) \\(N rows\\)", "okänd tjänst, utelämnad: {1} ({2} rader)"),
    ("a name in (.+) that is not known here, kept: (.+) \\(N rows\\)", "okänt namn i {1}, behållet: {2} ({3} rader)"),
    ("(.+) is called (.+) here since ([^:]+): (.+)", "{1} kallas här {2} sedan {3}: {4}"),
    ("(.+): (.+) mended to (.+?): (.+)", "{1}: {2} rättat till {3}: {4}"),
    (r"(\S+): N of N rows of M revised", "{1}: {2} av {3} rader för {4} reviderade"),
    ("holds N of N municipalities", "{1} av {2} kommuner finns med"),
    (r"N missing value\(s\) in (\w+)", "{1} värden saknas i {2}"),
)  # fmt: skip
_NOTE_PATTERNS = tuple((_compile(said), told) for said, told in _NOTES)
_PATTERNS = tuple((_compile(said), told) for said, told in _SAID)
_SERIES = {
    **{name: label.lower() for name, label in FLOWS.items()},
    "month": "månad",
    "value": "värde",
    "answer": "svar",
    "parts": "delar",
    "history": "tidigare månader",
    "persons": "personer",
    "notices": "varsel",
    "unemployed": "arbetslösa",
    "labour_force": "arbetskraft",
    "unemployment_rate_pct": "arbetslöshet",
    "over_6_months": "mer än sex månader utan arbete",
    "over_12_months": "mer än tolv månader utan arbete",
    "over_24_months": "mer än två år utan arbete",
    "vacancies": "lediga jobb",
    "new_vacancies": "nya lediga jobb",
    "trust_pct": "förtroende",
    "participants": "deltagare",
    **{f"participants_{level}": f"deltagare på nivå {level.upper()}" for level in "abc"},
    **{f"{rate}_{level}": f"{rate.upper()} på nivå {level.upper()}" for rate in ("rr1", "rr2") for level in "abc"},
    "weighted_score": "viktat resultatmått",
    "group": "kommungrupp",
    "group_code": "gruppkod",
    "revised": "reviderade",
    "redefined": "omdefinierade",
}
_KINDS = {
    "service": "tjänst", "supplier": "leverantör", "delivery_area": "leveransområde", "track": "inriktning",
    "municipality_code": "kommun", "region_code": "region", "sni_code": "näringsgren", "question": "fråga",
    "actor": "myndighet", "variable": "variabel", "part": "del", "against": "mot",
}  # fmt: skip


class Told(NamedTuple):
    """A finding as a reader reads it: its sentence, and the language of that."""

    text: str
    language: str
    id: str


def tell_finding(finding: Mapping[str, Any], titles: Mapping[str, str]) -> Told:
    """Say a finding in Swedish; in the gate's own words where they are not known.

    Parameters
    ----------
    finding
        As ``run.json`` has it.
    titles
        Of the datasets, by name.
    """
    found, expected = _translate(finding["found"]), _translate(finding["expected"])
    if found is None or expected is None:
        return Told(finding["line"], "en", finding["id"])
    dataset = finding["dataset"].partition(".")[0]
    _, _, accepted = finding["sure"].partition("; accepted: ")
    series, month = _name_series(finding["series"]), name_month(parse_month(finding["month"]))
    text = f"{titles.get(dataset, dataset)}, {series}, {month}: {found}. Väntat: {expected}."
    return Told(f"{text} Godtaget: {accepted}" if accepted else text, "sv", finding["id"])


def tell_note(note: str, titles: Mapping[str, str]) -> Told:
    """Say a note or a revision in Swedish; in its own words where they are not known.

    Parameters
    ----------
    titles
        Of the datasets, by name.
    """
    for pattern, template in _NOTE_PATTERNS:
        if match := pattern.fullmatch(note):
            return Told(template.format("", *map(_show, match.groups())), "sv", "")
    head, _, rest = note.partition(": ")
    dataset, _, series = head.partition(", ")
    found = _translate(rest) if rest and dataset in titles else None
    if found is None:
        return Told(note, "en", "")
    return Told(f"{titles[dataset]}, {_name_series(series)}: {found}", "sv", "")


def _name_series(series: str) -> str:
    return ", ".join(_name_label(label) for label in series.split(", "))


def _name_label(label: str) -> str:
    kind, _, rest = label.partition(" ")
    return f"{_KINDS[kind]} {rest}" if rest and kind in _KINDS else _SERIES.get(label, label)


def _translate(said: str) -> str | None:
    """Translate what was found or expected, or each of two things that were found; None where one is not known."""
    for pattern, template in _PATTERNS:
        if match := pattern.fullmatch(said):
            return template.format("", *map(_show, match.groups()))
    first, _, last = said.rpartition(", ")
    both = [_translate(first), _translate(last)] if first else [None]
    return None if None in both else ", ".join(filter(None, both))


def _show(group: str | None) -> str:
    """Write a number, a month, a day or a name that a pattern found as Swedish does."""
    if group is None:
        return ""
    if group == "nothing":
        return "inget"
    if MONTH_PATTERN.fullmatch(group):
        return name_month(parse_month(group))
    if re.fullmatch(_NUMBER, group):
        decimals = len(group.partition("e")[0].partition(".")[2])
        return print_number(float(group), decimals)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", group):
        return name_day(parse_date(group))
    return _SERIES.get(group, group)
