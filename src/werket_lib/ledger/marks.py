"""What a sentence is made of, for the ledger: names, measures, months, numbers, words of direction and of order."""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from werket_lib.ledger.index import Index
from werket_lib.ledger.lexicon import LEXICON, phrases, split_words
from werket_lib.ledger.outside import MONTH_NAMES, slugify
from werket_lib.ledger.quantities import NUMERALS, SPACE, find_quantities

LONG_NAME = 11  # letters from which a track is told by its name in small letters too
SHORTEST_TOKEN = 3  # of a name by which it alone can be meant
_COMMON = """
    ab annan arbete arena by consulting group in job jobb jobbcenter match matchning mitt moduler nord och ost
    people power rekrytering services svenska sverige sweden syd tab test the trim utbildning utbildningar
    utveckling vast workforce yrkes
"""
COMMON = frozenset(_COMMON.split())  # words of names that name none of them
_MONTHS = {name: number for number, name in enumerate(MONTH_NAMES, 1)} | {
    name[:3]: number for number, name in enumerate(MONTH_NAMES, 1) if len(name) > 4
}
_DATE = re.compile(
    rf"(?P<iso>\b\d{{4}}-\d{{2}}(?:-\d{{2}})?\b)"
    rf"|(?P<day>(?:\b\d{{1,2}}\s?[–-]\s?)?\b\d{{1,2}}(?::e|:a|\.)?{SPACE})?"
    rf"\b(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})(?P<tail>[a-zåäö]*)\.?"
    rf"(?:{SPACE}(?P<year>(?:19|20)\d{{2}})(?!\d|{SPACE}\d{{3}}\b)"
    rf"|{SPACE}(?P<ago>i fjol|förra året|året före|året innan|ett år tidigare|i år))?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d,.+−-])(?<!\d[\u00a0\u202f])(19|20)\d{2}(?!\d|[,.]\d|:\d)(?:[–/-]\d{2,4})?(?:-talet)?")
_HARMLESS = [(reason, re.compile(pattern)) for reason, pattern in LEXICON["harmless"]]
_LETTERED = re.compile(
    r"\b[Dd]el (?P<part>[AB])\b|\b[Bb]etyg(?:et)? (?P<rating>\d)\b|\b(?P<agency>SCB|BAS)(?::s)?(?: BAS)?\b"
    r"|\b(?P<best>högsta betyg\w*)\b|\b(?P<worst>lägsta betyg\w*)\b"
    r"|\b(?P<none>(?:saknar|saknade|utan|inget|inte har) betyg)\b"
)
_RATINGS = {"none": "none", "best": "4", "worst": "1"}  # told in words
# *höll sig under 6 000* is a level, *en mindre tätort* a kind.
_NO_WAY = re.compile(
    r"(?:höll|håller|hållit|låg|ligger)\s(?:sig|kvar)\s(?:\w+\s){0,2}(?:över|under|kring|runt|på)\s\S*\d"
    r"|(?<=\bde\s)(?:mindre|större)\b|(?:mindre|större)\s(?:tätort|städer|stad\b|ort|företag|kommun|leverantör|bolag|aktör)",
    re.IGNORECASE,
)
# *avslutade januari*: nobody left.
_ENDS_PERIOD = re.compile(rf"\s(?:{'|'.join(MONTH_NAMES)}|året|månaden|kvartalet|med\s(?:\w+\s)?\d+)\b")
_OF_ALL = re.compile(
    r"(?:(?<=landets)|(?<=rikets))\s(?:\S+\s){0,2}?(?:kommun|län|leverans|leverant|region|arbetslösa)", re.IGNORECASE
)
_COMPOUND = re.compile(r"-(?:inriktning|utbildning|spår)")
_COUNT = r"(?:en enda|ett enda|\d{1,2}|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv)"
_SPAN = re.compile(
    rf"\b(?:på|under|de senaste|de gångna|inom)\s(?:bara |endast |knappt |drygt |mindre än |de senaste |loppet av )?"
    rf"(?P<count>{_COUNT})\s(?:månader(?:na)?|månad|års|år(?:en)?)\b"
    rf"|\b(?P<ago>{_COUNT})\s(?:månader|månad|år)\s(?:tidigare|dessförinnan)\b",
    re.IGNORECASE,
)
# *utan arbete i mer än ett år*, *mer än två år utan arbete*: a measure, and no time that something took.
_LONG = (
    r"(?:mer än|över|längre än|minst)\s(?P<{0}>ett halvår|(?:sex|6) månader|(?:ett|1) år|(?:tolv|12) månader"
    r"|två år|(?:tjugofyra|24) månader)"
)
_WITHOUT_WORK = re.compile(
    r"\b(?:utan (?:arbete|jobb|anställning)|sakna\w* (?:arbete|jobb|anställning)|(?:sökt|söka|söker) (?:arbete|jobb)"
    rf"|arbetslösa?|jobblösa?|inskrivna|gått utan|varit det|utan)\s(?:\w+\s){{0,2}}?"
    rf"{_LONG.format('after')}\b(?!\s(?:sedan|tidigare))"
    rf"|\b{_LONG.format('before')}\sutan (?:arbete|jobb|anställning)\b",
    re.IGNORECASE,
)
_DURATIONS = {"ha": "over_6_months", "se": "over_6_months", "6 ": "over_6_months", "tv": "over_24_months"}
_DURATIONS |= {"tj": "over_24_months", "24": "over_24_months"}
_OF_YEAR = re.compile(r"\b(?P<ago>fjol)?årets\s(?P<which>\w+)\smånad\b", re.IGNORECASE)
_EXPECTS = re.compile(
    r"\b(?:räkna(?:r|de)\b(?:\s\w+){0,3}\smed|(?:tror|trodde)\b(?:\s\w+){0,3}\spå|spå(?:r|dde)\b(?:\s\w+){0,3}\s(?:en|att|\d))\b"
    r"|\butfall\w*\b(?=.*\b20\d\d\b)"
    r"|\b20\d\d\b.*\b(?:juster|revider|skr[ie]v|skruv)\w*\s(?:upp|ned|ner)\b"
    r"|\b(?:juster|revider|skr[ie]v|skruv)\w*\s(?:upp|ned|ner)\b.*\b20\d\d\b",
    re.IGNORECASE,
)
# *ligger långt över sitt genomsnitt*: a comparison without *än*.
_LIES = re.compile(
    r"\b(?P<side>över|under)(?=\s(?:sitt |det |den )?"
    r"(?:genomsnitt|snittet|rike|riks|landet|medel|normal|nivån|noteringen|fjolår))"
)
_MORE_THAN = re.compile(r"\b(?:mer|mindre|fler|färre|större)\sän\s$")
_PARTICLES = {word.strip(): way for way, words in LEXICON["particles"].items() for word in words.split(",")}
_MOVES = [word.strip() for word in LEXICON["moves"].split(",")]
_MORE_DIGITS = re.compile(rf"{SPACE}\d{{3}}(?!\d)|,\d")
_NEAR = 6  # words between a verb and its particle
# Before the name of a track in small letters, beside those that commas part.
_BEFORE_TRACK = (
    "inom",
    "efter",
    "inriktningen",
    "inriktningarna",
    "pa",
    "och",
    "for",
    "an",
    "mot",
    "som",
    "ar",
    "var",
    "av",
    "till",
    "medan",
)
_TAILS = (
    "",
    "s",
    "siffran",
    "siffror",
    "siffrorna",
    "nivå",
    "nivån",
    "värde",
    "värdet",
    "månad",
    "månads",
    "prognos",
    "prognosen",
    "uppgifterna",
    "statistiken",
    "statistik",
    "noteringen",
    "nivåerna",
)


@dataclass(frozen=True)
class Date:
    """A month, a day or a year in a text; what is not said is None."""

    year: int | None
    month: int | None
    day: int | None
    ago: str = ""

    @property
    def exists(self) -> bool:
        """Whether there is such a day or month."""
        if self.month is None:
            return True
        try:
            dt.date(self.year or 2024, self.month, self.day or 1)
        except ValueError:
            return False
        return True


@dataclass(frozen=True)
class Mark:
    """A piece of a sentence that says something: where it stands, of what kind it is, and what it says."""

    start: int
    end: int
    kind: str
    value: Any


class Scanner:
    """Finds the marks of a text."""

    def __init__(self, index: Index) -> None:
        self._names, self._places = _name_tokens(index), frozenset(index.regions)

    def scan(self, text: str) -> tuple[list[Mark], frozenset[str]]:
        """Return the marks of a sentence in order, and the topics that its words have."""
        marks: list[Mark] = []

        def add(found: Iterator[Mark]) -> None:
            for one in found:
                if not any(
                    one.start < other.end and other.start < one.end and not _may_share(one, other) for other in marks
                ):
                    marks.append(one)

        words = split_words(text)
        lexical = list(_lexical(text, words))
        known = [one for one in lexical if one.kind != "topic"]
        add(one for one in known if one.kind in ("services", "groups"))
        add(_without_work(text))
        add(self._find_names(text, words))
        add(
            one
            for one in known
            if one.kind == "measures" and (text[one.start : one.end].count(" ") > 1 or text[one.end - 1].isdigit())
        )
        dates = list(_dates(text))
        add(one for one in dates if one.value.ago)
        add(_spans(text))
        add(
            one
            for one in known
            if one.kind in ("when", "streak", "former", "latter")
            and not (one.value == "previous" and any(one.start <= date.start < one.end for date in dates))
        )
        add(_harmless(text))
        add(iter(dates))
        add(one for one in known if one.kind == "measures" and " " in text[one.start : one.end])
        add(Mark(one.start, one.end, "number", one) for one in find_quantities(text))
        add(iter(known))
        add(_particles(text, words))
        hedges = [(one.value.whole_start, one.start) for one in marks if one.kind == "number"]
        marks = [
            Mark(one.start, one.end + len(" gånger"), "times", one.value.value)
            if one.kind == "number" and one.value.noun == "gånger"
            else one
            for one in marks
        ]
        hedges += [
            (before.start(), one.start)
            for one in marks
            if one.kind == "times" and (before := _MORE_THAN.search(text[: one.start]))
        ]
        jobs = any(one.value in ("vacancies", "unemployed") for one in marks if one.kind == "measures")
        marks = [
            one
            for one in marks
            if not (one.value == "suppliers.exited" and jobs)
            and not (one.value == "left" and _ENDS_PERIOD.match(text, one.end))
            and not (one.value == "national" and _OF_ALL.match(text, one.end))
            and not (one.kind == "way" and _NO_WAY.match(text, one.start))
        ]
        marks = [
            one
            for one in marks
            if one.kind not in ("than", "way", "order", "behind", "top")
            or not any(start <= one.start < end for start, end in hedges)
        ]
        return sorted(marks, key=lambda mark: mark.start), frozenset(
            one.value for one in lexical if one.kind == "topic"
        ) | ({"forecast"} if _EXPECTS.search(text) else set())

    def _find_names(self, text: str, words: list[tuple[int, int, str]]) -> Iterator[Mark]:
        for match in _LETTERED.finditer(text):
            in_words = next((value for said, value in _RATINGS.items() if match[said]), "")
            lettered = in_words or match["part"] or match["rating"] or "bas"
            yield Mark(*match.span(), "names", lettered.casefold())
        pieces = [
            (start + match.start(), start + match.end(), slugify(match[0]))
            for start, end, _ in words
            for match in re.finditer(r"[^\W_]+", text[start:end])
        ]
        at = 0
        while at < len(pieces):
            start, end, word = pieces[at]
            if track := self._compounded(word):  # *maskinutbildningarna*
                yield Mark(start, end, "names", track)
            found = self._name_at(text, pieces, at)
            if found:
                size, name, is_track = found
                start, end = pieces[at][0], pieces[at + size - 1][1]
                capital = (
                    text[start].isupper() or text[start].isdigit() or (is_track and len(pieces[at][2]) >= LONG_NAME)
                )
                before = pieces[at - 1][2] if at else ""
                if capital or (
                    is_track and (before in _BEFORE_TRACK or text[:start].endswith(", ")) and _speaks_of_tracks(text)
                ):
                    yield Mark(start, end, "names", name)
                    at += size
                    continue
            at += 1

    def _compounded(self, word: str) -> str:
        stem, joined, _ = word.partition("utbildning")
        known = self._names.get(stem, []) if joined and stem else []
        return next((name for tokens, name, is_track in known if is_track and tokens == (stem,)), "")

    def _name_at(self, text: str, pieces: list[tuple[int, int, str]], at: int) -> tuple[int, str, bool] | None:
        word = pieces[at][2]
        known = self._names.get(word, []) + (self._names.get(word[:-1], []) if word.endswith("s") else [])
        for tokens, name, is_track in sorted(known, key=lambda form: -len(form[0])):
            said = [piece[2] for piece in pieces[at : at + len(tokens)]]
            if len(said) == len(tokens) and all(
                word in (token, token + "s", token + "n", token + "en")
                for word, token in zip(said, tokens, strict=True)
            ):
                size = len(tokens)
                if (
                    len(tokens) == 1
                    and len(tokens[0]) <= 3
                    and name not in self._places
                    and not text[pieces[at][0] : pieces[at][1]].isupper()
                ):
                    continue
                while (
                    at + size < len(pieces)
                    and pieces[at + size][2] in ("ab", *name.split("_"))
                    and text[pieces[at + size][0]].isupper()
                    and pieces[at + size][0] - pieces[at + size - 1][1] == 1
                ):
                    size += 1
                return size, name, is_track
        return None


def _may_share(one: Mark, other: Mark) -> bool:
    """Tell whether two marks may stand on the same words: *leverantörer* is a measure and who is counted."""
    kinds = {one.kind, other.kind}
    return kinds in ({"measures", "population"}, {"way", "population"}) or (
        kinds == {"measures", "way"} and one.start == other.start
    )


def _speaks_of_tracks(text: str) -> bool:
    return bool(re.search(r"inriktning|AUB|FUB|utbildning", text))


def _name_tokens(index: Index) -> dict[str, list[tuple[tuple[str, ...], str, bool]]]:
    """Give each first word the names that may begin so: whole, or by words that are theirs alone."""
    kinds: dict[str, set[str]] = {}
    for name in index.names:
        found = {entity.kind for entity in index.named(name)} - {
            "rating",
            "year",
            "question",
            "answer",
            "agency",
            "part",
            "group",
        }
        if found:
            kinds[name] = found
    parts = {
        name: tuple(
            word for word in name.split("_") if word != "ab" and not (len(word) == 1 and "track" in kinds[name])
        )
        for name in kinds
    }
    counted = Counter(token for name in kinds for token in set(parts[name]))
    known: dict[str, list[tuple[tuple[str, ...], str, bool]]] = defaultdict(list)
    for name, tokens in parts.items():
        is_track = "track" in kinds[name]
        place = kinds[name] <= {"municipality", "county"}  # *Stockholms* alone is no county
        forms = {tokens, tokens[:2]} if len(tokens) > 1 and not place else {tokens}
        forms |= (
            set()
            if place
            else {
                (token,)
                for token in tokens
                if counted[token] == 1 and len(token) >= SHORTEST_TOKEN and token not in COMMON
            }
        )
        for form in forms:
            if all(token.isdigit() for token in form):  # *2025* alone is no firm called *Jobb 2025*, nor *39 413* one
                continue
            if not (len(form) == 1 and len(tokens) > 1 and counted[form[0]] > 1):
                known[form[0]].append((form, name, is_track))
    for alias, name in LEXICON["aliases"].items():
        if name in kinds:
            known[slugify(alias)].append(((slugify(alias),), name, False))
    for forms_of in known.values():
        forms_of.sort(key=lambda form: -len(form[0]))
    return known


def _lexical(text: str, words: list[tuple[int, int, str]]) -> Iterator[Mark]:
    plain = [word for _, _, word in words]
    for place in range(len(words)):
        for count, (kind, value) in phrases().at(plain, place):
            start, end = words[place][0], words[place + count - 1][1]
            if ("." in text[start:end] and count > 1) or "," in text[start:end]:
                continue
            if count > 1 and text[end - 1].isdigit() and _MORE_DIGITS.match(text, end):
                continue  # *i Rusta och matcha 2 852 personer*
            yield Mark(start, end, kind, value)


def _harmless(text: str) -> Iterator[Mark]:
    for reason, pattern in _HARMLESS:
        for match in pattern.finditer(text):
            yield Mark(*match.span(), "harmless", reason)


def _dates(text: str) -> Iterator[Mark]:
    for match in _DATE.finditer(text):
        if match["iso"]:
            year, month, *day = match["iso"].split("-")
            yield Mark(*match.span(), "date", Date(int(year), int(month), int(day[0]) if day else None))
        elif match["tail"].casefold() in _TAILS and (len(match["month"]) > 3 or match[0].islower()):
            day = "".join(re.findall(r"\d+", match["day"] or "")[-1:])
            date = Date(
                int(match["year"]) if match["year"] else None,
                _MONTHS[match["month"].casefold()],
                int(day) if day else None,
                match["ago"] or "",
            )
            yield Mark(match.start(), match.end(), "date", date)
    for match in _OF_YEAR.finditer(text):
        month = 12 if match["which"].casefold() == "sista" else LEXICON["ordinals"].get(match["which"].casefold())
        if month:
            yield Mark(*match.span(), "date", Date(None, month, None, "i fjol" if match["ago"] else ""))
    for match in _YEAR.finditer(text):
        yield Mark(*match.span(), "date", Date(int(match[0][:4]), None, None))


def _without_work(text: str) -> Iterator[Mark]:
    for match in _WITHOUT_WORK.finditer(text):
        said = (match["after"] or match["before"]).casefold().removeprefix("ett ")
        yield Mark(*match.span(), "measures", _DURATIONS.get(said[:2], "long_term_unemployed"))


def _spans(text: str) -> Iterator[Mark]:
    """Find how long a change took, or how long ago something was: *på tre månader*, *två år tidigare*."""
    for match in _SPAN.finditer(text):
        word = (match["count"] or match["ago"]).casefold().split()[0]
        count = NUMERALS.get(word, int(word) if word.isdigit() else 0) * (
            12 if "år" in match[0].split()[-1 if match["count"] else -2].casefold() else 1
        )
        if count:
            yield Mark(*match.span(), "when", f"back{count}")


def _particles(text: str, words: list[tuple[int, int, str]]) -> Iterator[Mark]:
    """Find *upp* and *ned* that belong to a verb of movement before them, or stand as a verb in a headline."""
    for place, (start, end, word) in enumerate(words):
        if word in _PARTICLES:
            before = [known for _, _, known in words[max(place - _NEAR, 0) : place]]
            stands = any(
                known == move or (move.endswith("*") and known.startswith(move[:-1]))
                for known in before
                for move in _MOVES
            )
            stands = stands or text[end:].startswith((" från ", " med "))
            stands = stands or bool(re.search(r"\bfrån\s\d[\d\s.,]*(?:\w+\s)?$", text[:start]))
            if word in ("uppåt", "nedåt") or (
                stands and (not text[end:].startswith(" till ") or re.search(r"\bfrån\s\S*\d", text[:start]))
            ):
                yield Mark(start, end, "way", (_PARTICLES[word], "verb"))
    for match in _LIES.finditer(text):
        yield Mark(*match.span("side"), "way", ("up" if match["side"] == "över" else "down", "more"))
