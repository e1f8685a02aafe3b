"""What the proofs of a sentence's claims share: which words govern a number, and what goes without saying."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from werket_lib.ledger.findings import Status
from werket_lib.ledger.index import COUNTRY, SERVICES, Entity, Index, Value
from werket_lib.ledger.lexicon import LEXICON, says
from werket_lib.ledger.marks import Mark
from werket_lib.ledger.outside import round_half_up
from werket_lib.ledger.passages import Passage
from werket_lib.ledger.quantities import Quantity
from werket_lib.ledger.sentence import DURATIONS, Sentence

UNREAD_SUBJECT = "det går inte att se vad uppgiften gäller"

_PLACE = re.compile(r"\b(?:[Ii]|[Pp]å|[Bb]land|[Kk]ring|[Rr]unt)\s([A-ZÅÄÖ][a-zåäö]{2,})")
# Before a number: what it says a noun of direction came to.
_COPULA = (
    r"\b(?:var|är|blev|uppgick till|uppgår till|motsvarade|motsvarar|stannade på|landade på|ligger på|låg på)"
    r"\s(?:\w+\s){0,2}$"
)
_FIRST_OF_TWO = re.compile(r"\S*\d[\d\s.,]*(?:\w+\s)?respektive\s$")
# *att X skulle ha ökat stämmer inte*: said or denied of what stands before it.
_DENIED = re.compile(r"\b(?:stämmer inte|är fel|är inte sant|är falskt|är en myt|är inte riktigt)\b")
AFFIRMED = re.compile(
    r"^\W*att\b.*\b(?:stämmer|är (?:fel|sant|inte sant|falskt|en myt|riktigt|inte riktigt))\b", re.IGNORECASE
)
_DOUBTS = [(reason, re.compile(pattern, re.IGNORECASE)) for reason, pattern in LEXICON["doubts"]]
_BESIDE_NUMBER, _FAR = 22, 80  # letters between a number and a word of direction after it
_YEARS = "ett år eller flera"
_WHOSE = "vilka det gäller"
_WEAK = "svaga avtal"
_PER = "per person eller plats"
_CONDITION = "ett villkor"
_RATING = "nivå eller betyg"
_FIRM = re.compile(r"\b[A-ZÅÄÖ]\w+(?=(?:\s[A-ZÅÄÖ]?\w+){0,2}\sAB\b)")
_KNOWN = "Arbetsförmedling|Sverige|Beveridge|Konjunktur|Barometer|Statistiska"  # names that are no table's
_NAME = re.compile(rf"(?<=[\wåäö,] )(?!{_KNOWN})[A-ZÅÄÖ][a-zåäö]{{3,}}")
# One of many that is not named; its kind is then in no frame.
_ONE_OF = re.compile(r"-(inriktningen|kommunen|leverantören)\b")
_KIND_OF = {"inriktningen": "track", "kommunen": "municipality", "leverantören": "supplier"}
INDICATORS = ("unemployment_rate", "unemployed", "long_term_unemployed", "vacancies", "varsel")
_OF_DATA = ("measures", "services", "groups", "state", "times", "rank")
_BESIDE = ("when", "date", "population")  # what may stand with a number that is told alone
# At the beginning of a sentence: a word for what the one before was about.
_BACK = (
    r"\W*(?:men |och |samtidigt |däremot |där )?(?:den|det|de|där|antalet|siffran|andelen|nivån|tjänsten|företaget"
    r"|bolaget|området|gruppen|inriktningen|deltagarna|kurvan)\b"
)


@dataclass(frozen=True)
class Proof:
    """What the data say of a claim."""

    status: Status
    fact: str | None = None
    note: str = ""
    frame: str = ""


class Claims:
    """A sentence whose claims are to be proved; `done` has the proof of each mark that has been dealt with."""

    def __init__(self, index: Index, sentence: Sentence, passage: Passage, start: int) -> None:
        self.index, self.s, self.passage, self.start = index, sentence, passage, start
        self.text, self.month = sentence.text, index.month
        self.done: dict[Mark, Proof | None] = {}

    def open(self, *kinds: str) -> list[Mark]:
        """Return the marks of some kinds that have not been dealt with."""
        return [mark for mark in self.s.marks if mark.kind in kinds and mark not in self.done]

    def is_of_data(self, mark: Mark) -> bool:
        """Tell whether a number or a direction may be of the data: by a word of them beside it, or by its unit."""
        if mark.kind == "number" and mark.value.unit in ("percent", "points", "persons", "vacancies", "part"):
            return True
        people = f"{LEXICON['restricted']}, arbetssökande, sökande"
        if mark.kind == "number" and says(self.text[mark.end : mark.end + 25], people):
            return True
        said = [
            one for one in self.s.marks if one.kind in _OF_DATA or (one.kind == "population" and one.value != "month")
        ]
        timed = any(one.kind in ("way", "when") for one in self.s.marks) and bool(
            self.s.before.measure or self.s.before.service
        )
        if timed:
            return True
        named = any(one.kind in ("names", "services", "groups") for one in self.s.marks)
        moved = named and any(one.kind in ("way", "top", "record") for one in self.s.marks)
        return (
            bool(said or self.s.topics)
            or moved
            or (named and mark.kind == "number" and mark.value.value >= 100)
            or self.refers_back()
        )

    def way_of(self, mark: Mark) -> str:
        """Return the direction that governs a number; empty where there is none."""
        found = self.way_mark(mark)
        return found.value[0] if found else ""

    def way_mark(self, mark: Mark) -> Mark | None:
        """Return the word of direction that governs a number."""
        clause = self.s.clause_at(mark)
        ways = clause.of("way")
        after = [
            way
            for way in ways
            if 0 <= way.start - mark.end <= (_FAR if self._is_part_gone(mark, way) else _BESIDE_NUMBER)
            and not [one for one in clause.of("number") if mark.end <= one.start < way.start]
        ]
        more = [way for way in after if way.value[1] == "more" or not [one for one in ways if one.end <= mark.start]]
        before = [way for way in ways if way.end <= mark.start]
        if more:
            return more[0]
        if before:
            return before[-1]
        for other in range(self.s.clause_of(mark) - 1, -1, -1):
            earlier = self.s.clauses[other].of("way")
            if [one for one in clause.of("top", "measures", "order") if one.value not in ("participants", "share")]:
                return None
            if not earlier and self.s.clauses[other].of("top"):
                return None
            if earlier and (
                (earlier[-1].value[1] == "noun" and self._stands_alone(mark))
                or (self.says_by(mark) and not clause.of("names", "services", "groups"))
                or (clause.start and self.text[clause.start] in "(")
                or self.is_listed(mark)
            ):
                return earlier[-1]
        return None

    def _is_part_gone(self, mark: Mark, way: Mark) -> bool:
        """Tell whether a part went: *var femte av platserna hos Arbetsförmedlingen har försvunnit*."""
        return bool(
            mark.value.unit == "part"
            and way.value == ("down", "verb")
            and self.text.startswith(" av ", mark.end)
            and re.search(r"\bha(?:r|de)\s$", self.text[: way.start])
        )

    def is_listed(self, mark: Mark) -> bool:
        """Tell whether a clause is but a name and a number, as in a list."""
        clause = self.s.clause_at(mark)
        return (
            not [one for one in clause.of("measures", "date") if one.value not in ("participants", "share")]
            and bool(clause.of("names", "services", "groups"))
            and len(self.text[clause.start : clause.end].split()) <= 8
        )

    def _stands_alone(self, mark: Mark) -> bool:
        """Tell whether a clause is but a number and a time."""
        clause = self.s.clause_at(mark)
        return all(one == mark or one.kind in _BESIDE or one.value == "participants" for one in clause.marks)

    def before_word(self, mark: Mark) -> str:
        """Return the word before a number, past what hedges it."""
        words = re.findall(r"[\wåäöÅÄÖ]+|[(]", self.text[: mark.start])
        while words and (
            words[-1].casefold() in LEXICON["hedge"]
            or words[-1].casefold()
            in (
                "bara",
                "hela",
                "bara",
                "så",
                "mycket",
                "som",
                "dryga",
                "exakt",
                "precis",
                "totalt",
                "endast",
                "den",
                "det",
                "de",
                "strax",
                "lite",
                "något",
            )
        ):
            words.pop()
        return words[-1].casefold() if words else ""

    def says_by(self, mark: Mark) -> bool:
        """Tell whether a number says by how much: after *med*, *på*."""
        return self.before_word(mark) in (
            "med",
            "på",
            "om",
            "eller",
            "motsvarar",
            "motsvarande",
            "motsvarade",
            "minus",
            "plus",
            "dvs",
            "är",
            "av",
        )

    def is_change(self, mark: Mark) -> bool:
        """Tell whether a number is how much something changed, and not where it stands."""
        one: Quantity = mark.value
        if one.unit == "points" or (one.sign and not self._between(mark)):
            return True
        clause = self.s.clause_at(mark)
        word = self.before_word(mark)
        amounts_to = re.search(r"\b(?:uppgick|uppgår|uppgått)\still\s(?:\w+\s)?$", self.text[: mark.start])
        if (word in ("till", "från") and not amounts_to) or self.after_mean(mark):
            return False
        after = self.text[one.whole_end : one.whole_end + 24].casefold()
        if re.match(
            r"\s*(?:personer\s|deltagare\s|platser\s|stycken\s|enheter\s|leverantörer\s|procent\s|kommuner\s)?(?:fler|färre|högre|lägre|mer|mindre|större|upp|ned|ner|minus|plus"
            r"|(?:över|under)(?=\s(?:nivån|noteringen|fjolår)))\b(?!\säldre)",
            after,
        ):
            return not re.match(
                r"\s*(?:mer|mindre) än (?:ett|två|tolv|sex)\b(?!\s\w+\s(?:tidigare|innan|förut|dessförinnan))",
                self.text[one.whole_end :].casefold(),
            )
        way = self.way_mark(mark)
        if way is None or way.value[0] == "same":
            return False
        if (
            one.unit == "part" and way.value == ("down", "verb") and way.start > mark.end
        ):  # *var femte av dem har försvunnit*
            return True
        if way.start > mark.start and way.value[1] != "more":
            between = self.text[one.whole_end : way.start]
            return one.unit != "count" and bool(
                re.fullmatch(r"\s*(?:personer|deltagare|platser|procents?|stycken|enheter)?\s*", between)
            )
        if word in ("med", "på", "om", "minus", "plus"):
            if way.value[1] == "more" and "," in self.text[way.end : mark.start]:  # *är mindre, med 467 deltagare*
                return False
            if word == "på" and "prognos" in self.text[way.end : mark.start]:  # *över prognosen på 6,9 procent*
                return False
            if word == "på" and re.search(
                r"\b(?:ligger|låg|står|stod|landa(?:r|de)|hamna(?:r|de))\b", self.text[way.end : mark.start]
            ):
                return False
            return way.start < mark.start
        if word == "respektive":
            between = _FIRST_OF_TWO.sub("", self._untimed(way.end, mark.start))
            return way.start < mark.start and (
                bool(re.search(r"\s(?:med|på)\s", self.text[way.end : mark.start])) or not between.strip()
            )
        if word == "eller":
            earlier = [one for one in self.s.marks if one.kind == "number" and one.end <= mark.start]
            return bool(earlier) and self.is_change(earlier[-1])
        apposed = clause.start and self.text[clause.start] in ",:" and self._stands_alone(mark)
        before = self.s.clauses[max(self.s.clause_of(mark) - 1, 0)]
        of_it = re.match(r"\s(?:i|av|för|bland)\s", self.text[way.end :])  # *ett ras i antalet nya: 2 852*
        told = [one for one in before.of("measures") if one.start > way.end]
        if apposed and way.value[1] == "noun" and (not told or of_it):
            return len(self.text[clause.start : mark.end].split()) <= 4
        if apposed and way.value[1] == "noun" and not self.text[: way.start].strip():  # *ökningen på ett år, 241, är*
            return True
        if word == "(" or self.text[clause.start] == "(":
            return one.unit == "percent" or bool(one.sign)
        if self.is_listed(mark) and self.s.clause_of(mark) > self.s.clause_of(way):
            earlier = [one for other in self.s.clauses[: self.s.clause_of(mark)] for one in other.of("number")]
            return bool(earlier) and self.is_change(earlier[-1])
        gap = self._untimed(way.end, mark.start)
        if way.value[1] == "noun" and re.fullmatch(r"\s+av\s+(?:\w+\s)?", gap):
            return True
        if (
            way.value[1] == "noun"
            and way.start < mark.start
            and (
                not [one for one in clause.of("measures") if way.end <= one.start < mark.start]
                or len(self.text[clause.start : way.start].split()) <= 1
            )
            and re.search(
                _COPULA,
                gap,
            )
            and self.s.clause_of(way) == self.s.clause_of(mark)
        ):
            return True
        if (
            way.start < mark.start
            and len(gap.split()) <= 3
            and way.value[1] in ("verb", "noun")
            and not re.search(r"\b(till|från|av|i|hos|bland|var|är|hade|har|blev)\b", gap)
        ):
            return True
        return word in ("motsvarar", "motsvarande", "motsvarade", "dvs") and one.unit == "percent"

    def _untimed(self, start: int, end: int) -> str:
        """Return a stretch of the text without the times in it: *tappade i januari 165*."""
        text, at = "", start
        for one in self.s.marks:
            if one.kind in ("date", "when") and start <= one.start and one.end <= end:
                text, at = text + re.sub(r"\b(?:i|under|på)\s$", "", self.text[at : one.start]), one.end
        return text + self.text[at:end]

    def after_mean(self, mark: Mark) -> bool:
        """Tell whether a number says what a mean is: *snittet på 1 747*."""
        return any(
            re.fullmatch(r"\s*(?:på|om|,|\(|:|som är|är|var)?\s*", self.text[one.end : mark.value.whole_start])
            for one in self.s.marks
            if one.kind == "measures" and one.value == "mean" and one.end <= mark.start
        )

    def _between(self, mark: Mark) -> bool:
        return bool(re.search(r"\d\s?$", self.text[: mark.start]))

    def default_bases(self, entity: Entity, measure: str) -> list[tuple[pd.Period | None, bool]]:
        """Return the months that a change goes without saying from, each with whether it is the likely one."""
        if entity.domain in ("forecast", "trust"):
            return [(None, True)]
        if entity == COUNTRY and not measure.endswith(".sa"):
            return [(self.month - 12, True), (self.month - 1, False)]
        if entity.domain == "groups":
            return [
                *((base, True) for base in self._start_of(entity, measure)),
                (self.month - 12, False),
                (self.month - 1, False),
            ]
        earlier = [at for at in self.index.series(entity, measure) if at < self.month.ordinal]
        return [
            (
                pd.Period(ordinal=max(earlier), freq="M") if measure.endswith("_rate") and earlier else self.month - 1,
                True,
            )
        ]

    def _start_of(self, entity: Entity, measure: str) -> list[pd.Period]:
        start = self.index.derived[entity, measure].get("start")
        other = self.index.derived[Entity("groups", "group", "storstader"), "unemployment_rate"].get("start")
        fact = start or other
        return [fact.month] if fact else []

    def clause_text(self, mark: Mark) -> str:
        """Return a mark's clause, casefolded."""
        clause = self.s.clause_at(mark)
        return self.text[clause.start : clause.end].casefold()

    def equals(self, one: Quantity, value: Value) -> bool:
        """Tell whether a number is a value: to its own last digit, or within its hedge."""
        if one.holds(value.value):
            return True
        if one.hedge:
            return False
        decimals = max(0, len(f"{one.step:.6f}".rstrip("0").partition(".")[2]))
        return one.step <= 1 and abs(float(round_half_up(abs(value.value), decimals)) - one.value) < 1e-9

    def is_about(self, mark: Mark) -> bool:
        """Tell whether a sentence without a subject of its own still speaks of a measure, and of no other thing."""
        one: Quantity = mark.value
        return (
            bool(self.s.own_measures(mark))
            or bool(self.way_mark(mark))
            or one.unit in ("percent", "points")
            or bool(
                re.search(
                    r"\b(den|det|där|var de|är de|tjänsten|företaget"
                    r"|bolaget|området|gruppen|antalet|siffran|nivån|andelen)\b",
                    self.text,
                    re.IGNORECASE,
                )
            )
        )

    def refers_back(self) -> bool:
        """Tell whether a sentence begins with a word for what the one before was about."""
        return refers(self.text)

    def entity_of(self, mark: Mark, service: str, words: Sequence[str]) -> tuple[Entity, str] | None:
        """Return whose measure a name stands for."""
        if mark.kind == "services":
            one = Entity(str(mark.value))
            return one, self.s.meant(one, words) or "remaining"
        chosen = self.s.choose(mark, service, words)
        return chosen[0] if chosen else None

    def changes(self, entity: Entity, measure: str, back: int = 1) -> dict[int, float]:
        """Return how a level changed from month to month, or from so many months before."""
        series = self.index.series(entity, measure)
        return {at: value - series[at - back] for at, value in series.items() if at - back in series}

    def run(self, entity: Entity, measure: str, way: str, at: int, back: int = 1) -> int:
        """Count the months in a row that a level went a way, up to a month."""
        decimals, changes, run = self.index.levels[entity, measure].decimals, self.changes(entity, measure, back), 0
        while at in changes and Value(changes[at], decimals, "", "").way == way:
            run, at = run + 1, at - 1
        return run

    def lies_in(self, town: Mark, region: Mark) -> bool:
        """Tell whether a name is of a municipality in the county or group that another names."""
        return any(
            self.index.is_in(one, other)
            for one in self.s.named(town)
            for other in self.s.named(region)
            if one.kind == "municipality" and other.kind in ("county", "group")
        )

    def peers(self, entity: Entity, measure: str) -> list[Entity]:
        """Return all that an entity is ranked among: a municipality among those of a county that the sentence names."""
        peers = self.index.peers(entity, measure)
        inside = [one for one in self.regions() if entity.kind == "municipality" and self.index.is_in(entity, one)]
        if not inside and re.search(r"\blänets?\b", self.text) and entity.name in self.index.regions:  # its own
            inside = [Entity("groups", "county", self.index.regions[entity.name][0])]
        return [one for one in peers if self.index.is_in(one, inside[0])] if inside else peers

    def regions(self) -> list[Entity]:
        """Return the counties and groups that a sentence names."""
        named = [self.s.named(mark) for mark in self.s.marks if mark.kind in ("names", "groups")]
        towns = [any(one.kind == "municipality" for one in ones) for ones in named]  # *Kalmar* alone is the town
        every = [one for ones, town in zip(named, towns, strict=True) if not town for one in ones]
        return [one for one in every if one.kind in ("county", "group") and one.domain == "groups"]

    def own_bases(self, mark: Mark) -> bool:
        """Tell whether a clause counts from a month: *högsta sedan mars*."""
        return bool(re.search(r"\b(?:sedan|sen|än|jämfört|mot)\b", self.clause_text(mark)))

    def negated(self, way: Mark) -> bool:
        """Tell whether a direction is denied."""
        clause = self.s.clause_at(way)
        negations = clause.of("not")
        before = self.text[: way.start].casefold()
        if re.search(r"\b(?:inte så|stämmer inte|inte sant|inte fallet),? att\b", before):
            return True
        if way.value[1] == "noun" and re.search(r"\b(?:ingen|inget|inga|utan)\s(?:\w+\s){0,2}$", before):
            return True
        if way.value[1] == "verb" and re.match(r"\s(?:ingen|inget|inga)\b", self.text[way.end :]):
            return True
        if re.match(r"\W*att\b", self.text.casefold()) and _DENIED.search(self.text, way.end):
            return True
        if re.match(r"\W*(?:och |men )?(?:varken|vare sig)\b", self.text[clause.start : clause.end].casefold()):
            return True
        if (
            re.match(
                r"\W*(?:och |men )?(?:inte heller|varken|någon|några)\b",
                self.text[clause.start : clause.end].casefold(),
            )
            and negations
        ):
            return True
        return any(0 <= one.start - way.end <= 14 or 0 <= way.start - one.end <= 10 for one in negations)

    def peer_value(
        self, mark: Mark, one: Entity, measure: str, month: pd.Period, way: Mark | None, *, pct: bool
    ) -> Value | None:
        """Return what a peer is ranked by: its level, or its change where a direction is named."""
        if way is None:
            return self.index.value(one, measure, month)
        bases = self.s.bases(mark, month) or [base for base, _ in self.default_bases(one, measure)]
        if one.domain == "trust":
            change = self.index.derived[one, measure].get("change")
            return self.index.of_fact(change.id) if change else None
        return self.index.change(one, measure, month, bases[0], pct=pct) if bases and bases[0] is not None else None

    def is_restricted(self, mark: Mark) -> bool:
        """Tell whether a clause is of people or a place of whom there are no facts: *bland unga*, *i Skåne*."""
        clause = self.s.clause_at(mark)
        if says(self.text[clause.start : clause.end], LEXICON["restricted"]):
            return True
        return any(
            not any(one.start <= at < one.end for one in self.s.marks)
            for at in (clause.start + match.start(1) for match in _PLACE.finditer(self.text[clause.start : clause.end]))
        )

    def doubt(self, mark: Mark, proof: Proof) -> str:
        """Say why what contradicts a fact may still be right: what the sentence is of may have no fact."""
        if self.s.speaks_of("twice") and not proof.frame.endswith(" · fact"):
            return _WEAK
        domain, change = f"{proof.fact}".partition(".")[0], " · change · " in proof.frame
        if self.is_restricted(mark) or self._is_of_durations(mark, proof):
            return "vilka det gäller"
        for reason, pattern in _DOUBTS:
            if (
                pattern.search(self.text)
                and not (reason == _WHOSE and proof.frame.endswith((" · fler än nu", " · ingen så")))
                and not (reason == _WEAK and "rom2.risk." in f"{proof.fact}")
                and not (reason == _PER and "tightness" in proof.frame)
                and not (reason == _CONDITION and AFFIRMED.search(self.text))
                and not (reason == _RATING and ("rating." in f"{proof.fact}"))
                and not (
                    reason == _YEARS
                    and (
                        domain in ("forecast", "trust")
                        or proof.frame.endswith("månaderna")
                        or re.search(r" · \d{4}$", proof.frame)
                    )
                )
            ):
                return reason
        if (
            change
            and not (self.s.before.month and "sedan dess" in self.text.casefold())
            and re.search(
                r"\bsedan\s(?:dess|toppen)\b|\b(?:avståndet|skillnaden|gapet|spannet)\b", self.text.casefold()
            )
        ):
            return "vad det räknas från"
        said = {str(one.value) for one in self.s.marks if one.kind == "measures"}
        kinds = {entity.kind for one in self.s.marks if one.kind == "names" for entity in self.s.named(one)}
        months = [one for one in self.s.marks if one.kind == "date" and self.s.period(one.value) == self.month]
        if {"supplier", "track"} <= kinds and ".track." not in f"{proof.fact}".partition(".supplier.")[2]:
            return "leverantörens del av inriktningen"
        if (one := _ONE_OF.search(self.clause_text(mark))) and f".{_KIND_OF[one[1]]}." not in f".{proof.frame}.":
            return "vilka det gäller"
        if re.search(r"\blänets?\b", self.text) and not re.search(r"municipality|county", proof.frame):
            return "vilket län"
        if self.names_unknown(mark):
            return "ett namn som tabellerna inte har"
        if any(
            not any(one.start <= firm.start() < one.end for one in self.s.marks) for firm in _FIRM.finditer(self.text)
        ):
            return "en leverantör som tabellerna inte har"
        whole = next((one for one in self.s.marks if one.kind == "number"), mark)
        told = self.done.get(whole)
        if (
            re.search(r"\b[Aa]v de(?:\s\w+)?\s$", self.text[: whole.start])
            and told is not None
            and told.status != "fact"
        ):
            return "vilka det är av"
        if domain in SERVICES and said & set(INDICATORS) and not any(one.kind == "services" for one in self.s.marks):
            return "vad som mäts"
        return "utfall eller prognos" if domain == "forecast" and months and mark.kind == "number" else ""

    def _is_of_durations(self, mark: Mark, proof: Proof) -> bool:
        """Tell whether a share may be of those who have been without work for long, told in a later clause."""
        told = [one for one in self.s.marks if one.kind == "measures" and one.value in DURATIONS]
        share = mark.kind == "number" and mark.value.unit in ("percent", "part")
        return bool(told) and share and not any(f"· {one.value} ·" in proof.frame for one in told)

    def names_unknown(self, mark: Mark) -> bool:
        """Tell whether a clause is of somebody whom no table names: *I FUB är Stenvara störst*."""
        clause = self.s.clause_at(mark)
        words = _NAME.finditer(self.text, clause.start, clause.end)
        return any(not any(one.start <= word.start() < one.end for one in self.s.marks) for word in words)

    def is_part(self, mark: Mark) -> bool:
        """Tell whether a clause is about those of many that did something: *de områden som växte*."""
        return bool(
            re.search(
                r"\bde\s(?:\w+\s)?som\b|\b(?:leverantörer|områden|kommuner|inriktningar|tjänster)(?:na)?\ssom\b",
                self.clause_text(mark),
            )
        )


def refers(text: str) -> bool:
    """Tell whether a text begins with a word for what the sentence before was about."""
    return bool(re.match(_BACK, text.casefold()))


class Prover:
    """Proves claims of some kinds; what is known of the sentence is shared through `c`."""

    def __init__(self, c: Claims) -> None:
        self.c, self.index, self.s, self.text, self.month, self.done = c, c.index, c.s, c.text, c.month, c.done
