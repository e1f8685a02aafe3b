"""How Swedish prose names what the report measures: the words by which a sentence's claims are read.

The other way round from the rest of `werket_lib.text`, which writes sentences: here are the stems by
which a written sentence is matched with facts. Stems are compared with the start of a word, casefolded.
"""

import re
from collections.abc import Iterable, Mapping

from werket_lib.facts import Unit

# The first part of a fact's id: how prose names the subject.
SUBJECTS: Mapping[str, tuple[str, ...]] = {
    "rom2": ("rusta och matcha", "rom2"),
    "sta": ("steg till arbete",),
    "kvl": ("karriärvägledning",),
    "ipsu": ("individuellt pedagogiskt stöd", "ipsu"),
    "aub": ("arbetsmarknadsutbildning",),
    "fub": ("förberedande utbildning",),
    "forecast": ("prognos",),
    "survey": ("enkät", "svarande", "respondent"),
    "trust": ("förtroende",),
    "groups": ("kommungrupp",),
    "beveridge": ("beveridge", "matchning"),
}


# Parts of an id: how prose names the measure. Where several of a sentence fit, the fact with most does.
MEASURES: Mapping[str, tuple[str, ...]] = {
    "remaining": ("kvar", "deltagare", "deltar", "deltog", "deltagarantal"),
    "new": ("nya", "började", "börjat", "inflöde", "startade", "nystart", "kom in"),
    "left": ("lämna", "slutade", "avslut", "utflöde"),
    "suppliers": ("leverantörer", "leverantörsantal"),
    "participants_per_supplier": ("per leverantör", "vardera", "i genomsnitt", "i snitt"),
    "unemployment_rate": ("arbetslöshet", "arbetslös", "inskrivna"),
    "long_term_unemployed": ("långtidsarbetslös",),
    "vacancies": ("lediga jobb", "platser", "lediga platser"),
    "vacancy_rate": ("lediga jobb", "vakans", "lediga platser"),
    "varsel": ("varsel", "varsl"),
    "ki_barometer": ("barometer",),
    "positive": ("indikator", "mätare", "pekar"),
    "indicators": ("indikator", "mätare"),
    "word": (),
    "mean": ("genomsnitt", "medel", "snitt"),
    "share_pct": ("andel", "marknad"),
    "rank": ("rang", "plats", "störst"),
    "sa": ("säsongsrens",),
    "change_12m": ("på ett år", "tolv månader", "jämfört med januari", "än ett år", "ett år tidigare"),
}


# The word after a number: which units it may stand for.
UNIT_WORDS: Mapping[str, tuple[Unit, ...]] = {
    "procent": ("percent",),
    "%": ("percent",),
    "procentenhet": ("percentage points",),
    "person": ("persons",),
    "deltagare": ("persons",),
    "platser": ("vacancies",),
    "jobb": ("vacancies",),
    "leverantör": ("suppliers",),
    "indexenhet": ("index",),
    "enhet": ("index",),
}


# Verbs, nouns and comparatives that say which way something went; compared with whole words.
_UP = """
ökade ökar ökat ökning ökningen steg stiger stigit uppgång uppgången växte växer växt fler högre upp större stigande
ökande klättrade
"""


_DOWN = """
minskade minskar minskat minskning minskningen sjönk sjunker sjunkit föll faller fallit nedgång nedgången krympte
krymper krympt färre lägre ned ner mindre sjunkande minskande tappade tappar tappat
"""


UP, DOWN = frozenset(_UP.split()), frozenset(_DOWN.split())


SAME = frozenset(("oförändrat", "oförändrad", "oförändrade", "stilla", "behöll", "behåller"))


SAME_PHRASES = ("lika många", "lika stor", "varken upp eller ned", "stod still")


HIGHEST = frozenset(("högsta", "högst", "flest", "störst", "mest"))


LOWEST = frozenset(("lägsta", "lägst", "minst", "färst"))


# Before a number that is rounded on purpose: whether the fact must be above or below it.
ABOVE = frozenset(("drygt", "över"))


BELOW = frozenset(("knappt", "nästan", "nära", "närmare"))


ABOUT = frozenset(("omkring", "ungefär", "cirka", "runt"))


# How a method or a scale is named: the level of an interval, an answer by its number. These are no data's.
METHOD_PHRASES = re.compile(
    r"95[-\s]procent(?:s|ig|igt|iga)\b|skala\w*\s+(?:från\s+)?1\s*(?:–|till)\s*5|svar(?:ade|at)?\s\d\b(?!\s*av)|\b\d\s=\s",
    re.IGNORECASE,
)


def says_any(text: str, stems: Iterable[str]) -> bool:
    """Tell whether a text has a word (or words) that begins with one of the stems."""
    plain = text.casefold()
    return any(re.search(rf"\b{re.escape(stem)}", plain) for stem in stems)
