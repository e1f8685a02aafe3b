"""What the gate found and what was noted, in Swedish for those who read pages: it is worded for who mends files.

A text that is not recognised stands in its own words. `tests/processed/test_planted.py` holds that all are.
"""

import re
from collections.abc import Mapping, Sequence
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
    (r"N after N in M(?: \(N parts in all\))?", "{1} efter {2} i {3}"),
    ("every number as in M", "varje uppgift som i {1}"),
    ("as in M, N(?:, N)*", "samma uppgifter som i {1}"),
    ("N% of its N parts as in M", "{1} % av de {2} delarna som i {3}"),
    (r"a newest month without a value(?: \(N in all\))?", "ingen uppgift för den senaste månaden"),
    ("M is not there", "{1} saknas"),
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
    ("about N, as the other parts changed", "ungefär {1}, om den följt de andra"),
    ("about N, as published before", "ungefär {1}, som tidigare publicerats"),
    ("about N%, as the month before", "ungefär {1} %, som månaden före"),
    ("every month", "varje månad"),
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
    ("the same: it changes once in some years", "ingen ändring: den ändras med några års mellanrum"),
    ("none changed", "inget ändrat"),
    ("a difference of at most N", "en skillnad på högst {1}"),
    ("N to N, as in its last N months", "{1} till {2}, som under de senaste {3} månaderna"),
    ("M at the latest", "senast {1}"),
    ("N, give or take N %", "{1}, på {2} % när"),
)
# What was revised says it with months and sizes where it stands by itself.
_REVISIONS = (
    (r"N of N cells (revised|redefined) \(M\)", "{1} av {2} uppgifter {3} ({4})"),
    (r"N of N cells (revised|redefined) \(M to M\)", "{1} av {2} uppgifter {3} ({4} till {5})"),
    (
        r"N of N cells (revised|redefined) \(M, by N % at the median, N % at most\)",
        "{1} av {2} uppgifter {3} ({4}, i median {5} %, som mest {6} %)",
    ),
    (
        r"N of N cells (revised|redefined) \(M to M, by N % at the median, N % at most\)",
        "{1} av {2} uppgifter {3} ({4} till {5}, i median {6} %, som mest {7} %)",
    ),
    ("N of N cells removed", "{1} av {2} uppgifter borttagna"),
)
# What a message or a note says to whoever keeps the data: of a dataset that is late, a file, a sheet or a table.
_REMARKS = (
    (
        r"(\S+) is late: (.+) holds M to M, the report is for M \(usual lag N months\); (a sample of|the agency's own) "
        r"M\S* lies there, nothing newer since D\. Add .*",
        "{1} har inte kommit för {5}: {2} slutar med {4}. Där ligger {7} {8}, inget nyare sedan {9}.",
    ),
    (
        r"(\S+) is late: (.+) holds M to M, the report is for M \(usual lag N months\); .* "
        r"was published D: run with --as-of that date to use it\. Add .*",
        "{1} har inte kommit för {5}: {2} slutar med {4}. Där ligger en senare fil, publicerad {7}, efter den dag som "
        "månaden bygger på.",
    ),
    (r"(\S+): nothing published by D in .*", "{1}: inget var publicerat den {2}."),
    ("no section of M has left facts; .*", "Inget annat avsnitt har lämnat några uppgifter för {1}."),
    ("the kernel died", "Avsnittets process dog."),
    ("the cell took longer than N s, and the section was stopped", "En cell tog längre tid än {1} s."),
    (r"(.+): listed without a value and left out: (.+)", "{1}: upptagna utan värde och utelämnade: {2}"),
    (r"(.+): hidden in the workbook, and read like the rest: (.+)", "{1}: dolt i arbetsboken men läst: {2}"),
    (
        r"(.+): remaining moved otherwise than new less left in N month\(s\), last: (.+)",
        "{1}: kvarvarande ändrades annorlunda än nya minus dem som lämnat i {2} månader, senast {3}",
    ),
    (r"N blank record\(s\) in (.+)", "{1} tomma poster i {2}"),
    (r"N blank cell\(s\) in (\w+) read as missing", "{1} tomma celler i {2}, lästa som saknade"),
    (r"N missing value\(s\) in (\w+)", "{1} saknade uppgifter i {2}"),
    ("holds N of N municipalities", "omfattar {1} av {2} kommuner"),
    (r"kept out, a service that is not known here: (.+) \(N rows\)", "utelämnad, en okänd tjänst: {1} ({2} rader)"),
    (
        r"a name in (.+) that is not known here, kept: (.+) \(N rows\)",
        "ett okänt namn i {1}, behållet: {2} ({3} rader)",
    ),
    (r"(\w+): N sum\(s\) of parts leave out a masked part", "{1}: {2} summor utelämnar en dold del"),
    (r"(\S+): N of N rows of M revised", "{1}: {2} av {3} rader för {4} reviderade"),
    (
        r"one supplier, perhaps: (.+) and (.+) are spelt nearly alike; join .*",
        "kanske en och samma leverantör: {1} och {2}",
    ),
    (
        r"one supplier, perhaps: (.+) went when (.+) came \(.*\); join .*",
        "kanske en och samma leverantör: {1} försvann när {2} kom",
    ),
    (r"(.+): (.+) mended to (.+): (.+)", "{1}: {2} rättat till {3}: {4}"),
    (r"(\S+): changed while it was in use .*", "{1}: ändrad under körningen, som bygger på filen som den var"),
)
_PATTERNS = tuple((_compile(said), told) for said, told in _SAID)
_REVISION_PATTERNS = tuple((_compile(said), told) for said, told in _REVISIONS)
_REMARK_PATTERNS = tuple((_compile(said), told) for said, told in _REMARKS)
_LINE = re.compile(rf"(?:refused|doubtful): (\w+)(?:\.\w+)?, (.+), ({_MONTH}): (.+); expected (.+) \((.+)\)")
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
    "a sample of": "exempeldata för",
    "the agency's own": "myndighetens egen fil för",
}
_KINDS = {
    "service": "tjänst", "supplier": "leverantör", "delivery_area": "leveransområde", "track": "inriktning",
    "municipality_code": "kommun", "region_code": "region", "sni_code": "näringsgren", "question": "fråga",
    "actor": "myndighet", "variable": "variabel", "part": "del", "against": "mot",
}  # fmt: skip


class Told(NamedTuple):
    """A finding or a remark as a reader reads it: its sentence, and the language of that."""

    text: str
    language: str
    id: str = ""


def tell_finding(finding: Mapping[str, Any], titles: Mapping[str, str]) -> Told:
    """Say a finding in Swedish; in the gate's own words where they are not known.

    Parameters
    ----------
    finding
        As ``run.json`` has it.
    titles
        Of the datasets, by name.
    """
    parts = [finding[name] for name in ("dataset", "series", "month", "found", "expected", "sure")]
    text = _tell_parts(titles, *parts)
    return Told(text or finding["line"], "sv" if text else "en", finding["id"])


def tell_remark(remark: str, titles: Mapping[str, str]) -> Told:
    """Say a revision, a note or a message in Swedish, line by line; in its own words where one is not known."""
    lines = [_tell_line(line, titles) for line in remark.splitlines()]
    known = [line for line in lines if line]
    return Told("\n".join(known), "sv") if len(known) == len(lines) else Told(remark, "en")


def _tell_line(line: str, titles: Mapping[str, str]) -> str | None:
    if judged := _LINE.fullmatch(line):
        return _tell_parts(titles, *judged.groups())
    dataset, _, rest = line.partition(", ")
    series, _, said = rest.partition(": ")
    if said and (revised := _translate(said, _REVISION_PATTERNS)):
        return f"{titles.get(dataset.partition('.')[0], dataset)}, {_name_series(series)}: {revised}"
    for pattern, template in _REMARK_PATTERNS:
        if match := pattern.fullmatch(line):
            return template.format("", *(_show(titles.get(group or "", group)) for group in match.groups()))
    return None


def _tell_parts(
    titles: Mapping[str, str], dataset: str, series: str, month: str, found: str, expected: str, sure: str
) -> str | None:
    """Say what was found in a series and what was expected; None where one of them is not known."""
    told, wanted = _translate(found), _translate(expected)
    if told is None or wanted is None:
        return None
    name, accepted = dataset.partition(".")[0], sure.partition("; accepted: ")[2]
    text = (
        f"{titles.get(name, name)}, {_name_series(series)}, {name_month(parse_month(month))}: {told}. Väntat: {wanted}."
    )
    return f"{text} Godtaget: {accepted}" if accepted else text


def _name_series(series: str) -> str:
    return ", ".join(_name_label(label) for label in series.split(", "))


def _name_label(label: str) -> str:
    kind, _, rest = label.partition(" ")
    return f"{_KINDS[kind]} {rest}" if rest and kind in _KINDS else _SERIES.get(label, label)


def _translate(said: str, patterns: Sequence[tuple[re.Pattern[str], str]] = _PATTERNS) -> str | None:
    """Translate what was found or expected, or each of two things that were found; None where one is not known."""
    for pattern, template in patterns:
        if match := pattern.fullmatch(said):
            return template.format("", *map(_show, match.groups()))
    first, _, last = said.rpartition(", ")
    both = [_translate(first, patterns), _translate(last, patterns)] if first else [None]
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
