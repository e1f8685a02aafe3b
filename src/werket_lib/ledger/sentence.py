"""One sentence as clauses with slots: whose measure, which measure, month and base each place in it speaks of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile

import pandas as pd

from werket_lib.ledger.index import COUNTRY, SERVICES, Entity, Index
from werket_lib.ledger.marks import Date, Mark, Scanner

CLAIMS = ("number", "way", "top", "rank", "times")
STRONG = ("remaining", "new", "left", "net")
# Measures whose words say more than the others' beside them.
DURATIONS = ("over_6_months", "long_term_unemployed", "over_24_months")  # of those without work for so long
SPECIFIC = ("participants_per_supplier", "top5.share_pct", "hhi", "suppliers.exited", "net", "tightness", *DURATIONS)
SPECIFIC_ALONE = ("new_vacancies",)  # where a clause has but one number
MOST_BESIDE = 1  # words that may stand beside a name in a list of names
UNMEASURED = ("share", "sa", "raw", "mean", "national", "word", "normal", "rest")
SEASONS = {"vin": 1, "vår": 4, "som": 7, "hös": 10}  # the month in the middle of each
LOCAL = ("area", "municipality", "county", "supplier", "track")
RATE_OF = {"unemployed": "unemployment_rate", "vacancies": "vacancy_rate", "rr1": "rr1_rate", "rr2": "rr2_rate"}
LABOUR = ("unemployment_rate", "unemployed", "vacancies", "vacancy_rate")
RATES = ("rr1_rate", "rr2_rate", "trust_pct")
_BOUNDARY = re.compile(
    r"[;:()]|[–—](?=\s)|,(?=\s)|\b(?:men|medan|samtidigt(?:\ssom)?|fast|däremot|när|då|eftersom|trots\satt|efter\satt)\b|\b(?:och|samt|respektive)\b"
)
_SUBORDINATE = re.compile(
    r"\W*(?:trots(?: att)?|eftersom|när|medan|sedan|även om|samtidigt som|fast|då)\b", re.IGNORECASE
)
_ONLY_WHEN = re.compile(r"\s?(?:i|under|för)\s(?:\w+\s)?\w+(?:\s\d{4}|\si fjol)?")  # *…, i maj 2024*
_FRONTED = re.compile(r"\W*(?:efter|trots|före)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:och|samt|men)\s(?:\w+\s){0,2}?[\d\u00a0 ,]+(?:\w+\s){0,3}?(?:i|inom|hos)\s")
_APPOSED = re.compile(r",\s(?:det|den|de|landets|tjänstens)\s\w+(?:\s\w+)?$")
_SAME_MONTH = re.compile(r"\b(?:motsvarande|samma)\s(?:månad|tid|period)\s(?:i\s|under\s)?$", re.IGNORECASE)
_MAIN = re.compile(r"[^\W\d]\s((?:blev|är|var|har|hade)\s(?:de|den|det)\b)")
_BASED = re.compile(
    r"(?:\b(?:sedan|från|efter|mot|än(?:\si)?|jämfört\smed(?:\si)?|jämte|före|på|till\soch\smed|mellan)|\bän\snågon\sgång|än\sunder|mot\si|än\sden\svar\si|än\sdet\svar\si|(?:sedan|från)\s\w+\si|från\s[\d\s,.\u00a0]+(?:\w+\s)?i)\s*(?:i\s|slutet\sav\s|under\s|utgången\sav\s)*$",
    re.IGNORECASE,
)
# What a measure's word means for an entity that has another measure by that word.
_MEANT = {
    "participants": ("remaining", "cohort", "matching_services_participants", "aub_participants"),
    "remaining": ("remaining",),
    "vacancies": ("vacancies", "vacancy_rate"),
    "unemployment_rate": ("unemployment_rate",),
    "unemployed": ("unemployed", "unemployment_rate"),
    "suppliers": ("suppliers", "market.suppliers"),
    "hhi": ("hhi",),
}


def months_back(mark: Mark) -> int:
    """Return how many months back a mark of time points; 0 where it says no number of them."""
    return int(mark.value.removeprefix("back")) if mark.kind == "when" and mark.value.startswith("back") else 0


@dataclass(frozen=True)
class Context:
    """What a reader still has in mind from the sentences before."""

    service: str = ""
    names: tuple[Mark, ...] = ()
    pair: tuple[Mark, ...] = ()
    measure: str = ""
    month: pd.Period | None = None
    base: pd.Period | None = None
    topics: frozenset[str] = frozenset()
    year: str = ""


@dataclass
class Clause:
    """A stretch of a sentence that no comma or turn parts."""

    start: int
    end: int
    marks: list[Mark] = field(default_factory=list)

    def of(self, *kinds: str) -> list[Mark]:
        """Return its marks of some kinds."""
        return [mark for mark in self.marks if mark.kind in kinds]

    @property
    def than(self) -> Mark | None:
        """Where it begins to speak of what is compared with."""
        return next((mark for mark in self.marks if mark.kind == "than"), None)

    @property
    def beyond(self) -> int:
        """The place from which it speaks of what is compared with; its end, if it does not."""
        return self.than.start if self.than else self.end


class Sentence:
    """A sentence's clauses, and what each place in them speaks of.

    Parameters
    ----------
    month
        The report's.
    before
        What the sentences before it spoke of.
    """

    def __init__(self, index: Index, scanner: Scanner, text: str, before: Context, month: pd.Period) -> None:
        self.index, self.text, self.before, self.month = index, text, before, month
        self.marks, self.topics = scanner.scan(text)
        self.marks = [self._refer(self._valued(mark)) for mark in self.marks]
        self.clauses = self._part()

    # --- clauses ------------------------------------------------------------------------------------------

    def _part(self) -> list[Clause]:
        cuts = [0]
        for match in _BOUNDARY.finditer(self.text):
            if any(
                mark.start < match.end() and match.start() < mark.end
                for mark in self.marks
                if mark.kind in ("names", "groups", "services", "number", "harmless", "date", "way", "order")
            ):
                continue
            if match[0] in ("och", "samt", "respektive") and not self._parts_claims(
                cuts[-1], match.start(), match.end()
            ):
                continue
            if match[0] == "," and not self._parts_lists(cuts[-1], match.start(), match.end()):
                continue
            cuts.append(match.start())
        verbs = [mark for mark in self.marks if mark.kind == "way" and mark.value[1] == "verb"]
        cuts += [two.start for one, two in pairwise(verbs) if not self.text[one.end : two.start].strip()]
        if _SUBORDINATE.match(
            self.text
        ):  # *trots att nya ökade föll X*: the verb before its subject begins the main clause
            for verb in verbs:
                earlier = self._within(0, verb.start, CLAIMS)
                after = [mark for mark in self.marks if mark.start >= verb.end][:1]
                if earlier and after and after[0].kind in ("services", "names", "groups") and verb.start not in cuts:
                    cuts += [verb.start] if after[0].start - verb.end <= 1 else []
            for match in _MAIN.finditer(self.text):  # *medan de nya ökade i X blev de färre i Y*
                if self._within(0, match.start(), CLAIMS) and self._within(match.end(), len(self.text), CLAIMS):
                    cuts.append(match.start(1))
        cuts.sort()
        ends = [*cuts[1:], len(self.text)]
        clauses = [Clause(start, end) for start, end in zip(cuts, ends, strict=True)]
        for mark in self.marks:
            next(one for one in reversed(clauses) if one.start <= mark.start).marks.append(mark)
        return clauses

    def _valued(self, mark: Mark) -> Mark:
        """Take *förbättring* for up or down, by what is measured."""
        if mark.kind != "way" or mark.value[0] not in ("better", "worse"):
            return mark
        low_is_good = any(
            one.kind == "measures"
            and one.value in ("unemployment_rate", "unemployed", "long_term_unemployed", "varsel")
            for one in self.marks
        )
        way = "up" if (mark.value[0] == "better") != low_is_good else "down"
        return Mark(mark.start, mark.end, "way", (way, mark.value[1]))

    def _refer(self, mark: Mark) -> Mark:
        """Put the name that *den förra*, *den senare* or *myndigheten* stands for in its place."""
        if mark.kind == "names" and self.text[mark.start : mark.end].casefold().startswith("myndighet"):
            actors = [one for one in self.before.names if any(entity.kind == "actor" for entity in self.named(one))]
            return Mark(mark.start, mark.end, "names", actors[-1].value) if actors else mark
        own = [one for one in self.marks if one.kind in ("services", "names", "groups") and one.end <= mark.start]
        pair = own if len(own) == 2 else self.before.pair
        if mark.kind not in ("former", "latter") or len(pair) < 2:
            return mark
        meant = pair[0 if mark.kind == "former" else 1]
        return Mark(mark.start, mark.end, meant.kind, meant.value)

    def _within(self, start: int, end: int, kinds: Sequence[str]) -> list[Mark]:
        return [mark for mark in self.marks if start <= mark.start < end and mark.kind in kinds]

    def _parts_claims(self, start: int, left: int, right: int) -> bool:
        """Tell whether *och* stands between two clauses that each claim something, and not between two names."""
        if (
            self._within(0, len(self.text), ("each",))
            and self._within(start, left, ("number",))
            and not self._within(start, left, ("way",))
        ):
            return False
        if re.search(r"\bmellan\s+\S+\s*(?:procent\s*)?$", self.text[start:left]):
            return False
        end = next(
            (match.start() for match in re.finditer(r"[;:()]|,\s|\bmen\b|\bmedan\b|\boch\b", self.text[right:])), None
        )
        stop = right + end if end is not None else len(self.text)
        told = self._within(right, stop, ("measures",))
        more = ("measures",) if any(mark.value in (*STRONG, "rest") for mark in told) else ()
        return bool(self._within(start, left, CLAIMS)) and bool(self._within(right, stop, (*CLAIMS, *more)))

    def _parts_lists(self, start: int, left: int, right: int) -> bool:
        """Tell whether a comma parts clauses; in a list of bare names it does not."""
        names = ("names", "groups", "services")
        if _ONLY_WHEN.fullmatch(self.text, right, self._end_of(right)) and self._within(
            right, self._end_of(right), ("date",)
        ):
            return False
        ahead = re.split(r"[;:()]|,\s|\boch\b", self.text[right:], maxsplit=1)[0]
        named = self._within(right, right + len(ahead), names)
        if len(ahead.split()) - sum(len(self.text[mark.start : mark.end].split()) for mark in named) > MOST_BESIDE:
            return True
        bare = not self._within(right, right + len(ahead), (*CLAIMS, "order", "behind")) and bool(
            self._within(right, right + len(ahead), names)
        )
        return not (bare and self._within(start, left, names) and not self._within(start, left, ("number",)))

    def _end_of(self, start: int) -> int:
        """Return where the next comma, point or word that parts clauses stands."""
        match = re.compile(r"[;:().?!]|,\s|\s(?:men|medan|och|då|när|som)\b").search(self.text, start)
        return match.start() if match else len(self.text)

    def clause_of(self, mark: Mark) -> int:
        """Return the place of a mark's clause."""
        at = mark.start
        for place in range(len(self.clauses) - 1, 0, -1):
            if self.clauses[place].start <= at:
                return place
        return 0

    def clause_at(self, mark: Mark) -> Clause:
        """Return a mark's clause."""
        return self.clauses[self.clause_of(mark)]

    def is_compared(self, mark: Mark) -> bool:
        """Tell whether a mark belongs to what is compared with: after *än*, *jämfört med*."""
        clause = self.clause_at(mark)
        than = clause.than
        if than is None or mark.start <= than.start:
            return False
        if not [
            one for one in clause.marks if one.start < than.start and one.kind not in ("population", "topic")
        ]:  # it comes first, and ends with what it names
            named = next(
                (
                    one
                    for one in clause.marks
                    if one.start > than.start and one.kind in ("date", "when", "names", "services", "groups")
                ),
                None,
            )
            return named is None or mark.start <= named.start
        after = [
            one
            for one in clause.marks
            if one.start > than.start and one.kind not in ("population", "topic", "measures")
        ]
        times = list(takewhile(lambda one: one.kind in ("date", "when"), after))
        if times:  # *fler än i december går i X*: only the time is compared with
            return mark.start <= times[-1].start
        return True

    def near(self, at: Mark, kinds: Sequence[str], *, same_side: bool = True) -> list[Mark]:
        """Return marks of the claim's own clause, nearest first; those compared with apart from the others."""
        clause = self.clause_at(at)
        found = [mark for mark in clause.of(*kinds) if not same_side or self.is_compared(mark) == self.is_compared(at)]
        return sorted(found, key=lambda mark: (mark.start > at.start, abs(mark.start - at.start)))

    # --- slots --------------------------------------------------------------------------------------------

    def service_at(self, at: Mark) -> str:
        """Return the service that a place speaks of."""
        place = self.clause_of(at)
        own = self.near(at, ("services",))
        if not own:  # *fler började än lämnade X*: both are of X
            own = [mark for mark in self.near(at, ("services",), same_side=False) if self._measured_before(mark)]
        if not own and (self.is_compared(at) or self._is_of_both(at)):
            own = self.near(at, ("services",), same_side=False)
        if own:
            return str(own[0].value)
        order = [*range(place - 1, -1, -1), *range(place + 1, len(self.clauses))]
        for other in order:
            found = self.clauses[other].of("services")
            if found:
                return str(found[-1].value)
        return self.before.service

    def _is_of_both(self, at: Mark) -> bool:
        """Tell whether a service stands after the name that is compared with: *X är större än Y i STA*."""
        clause = self.clause_at(at)
        beyond = [one for one in clause.of("names", "groups", "services") if one.start > clause.beyond]
        return len(beyond) == 2 and beyond[0].kind != "services" and beyond[1].kind == "services"

    def _measured_before(self, mark: Mark) -> bool:
        clause = self.clause_at(mark)
        start = clause.than.start if clause.than else clause.start
        return any(start <= one.start < mark.start for one in clause.of("measures"))

    def names_at(self, at: Mark) -> tuple[list[Mark], str]:
        """Return the names that a place speaks of and from where it has them: its clause, sentence, or those before."""
        own = self.near(at, ("names", "groups"))
        place = self.clause_of(at)
        opens = re.match(r"\W*(?:som|vars|vilken)\b", self.text[self.clauses[place].start :])
        if not own and opens and place and (earlier := self.clauses[place - 1].of("names", "groups")):
            return earlier[-1:], "clause"
        if at.kind == "number" and (beside := self._beside(at)):
            return ([beside] if beside.kind != "services" else []), "clause"
        if not own and self.is_compared(at) and not self.near(at, ("services",)):
            own = self.near(at, ("names", "groups"), same_side=False)
        national = [mark for mark in self.near(at, ("measures",)) if mark.value == "national"]
        if (
            own
            and national
            and not (at.kind in ("way", "times") and national[0].start >= at.end)
            and abs(national[0].start - at.start) < abs(own[0].start - at.start)
        ):
            return [], "clause"
        if own:
            return own, "clause"
        place = self.clause_of(at)
        clause = self.clauses[place]
        if not place and self.before.names and re.match(r"\W*där\b", self.text.casefold()):
            return list(self.before.names), "clause"
        if (
            place
            and re.search(r"^,\smed\b|\bdär\b", self.text[clause.start : clause.end].casefold())
            and (there := self.clauses[place - 1].of("names", "groups"))
        ):
            return there[-1:], "sentence"
        if place and (there := self._carried(place)):
            return there, "sentence"
        beyond = at.kind in ("way", "times") and national and national[0].start >= at.end  # *…, klart under rikets*
        if self.near(at, ("services",)) or (self.near(at, ("measures",)) and self._is_national(at) and not beyond):
            return [], "clause"
        place = self.clause_of(at)
        for other in (*range(place - 1, -1, -1), *range(place + 1, len(self.clauses))):
            clause = self.clauses[other]
            found = [mark for mark in clause.of("names", "groups") if not self.is_compared(mark)]
            if found:
                return (found[-1:] if other < place and len(found) > 1 and clause.of("number") else found), "sentence"
            if other and self.clauses[other - 1].of("names") and self._is_apposed(clause):
                continue
            if clause.of("services") and not re.match(
                r"\W*(?:som|vilken|vilket)\b", self.text[clause.start : clause.end]
            ):
                return [], "sentence"
        if self._within(0, len(self.text), ("services",)) or self._names_indicator():
            return [], "sentence"
        return list(self.before.names), "before"

    def _carried(self, place: int) -> list[Mark]:
        """Return the name that a clause goes on about: *X har 1 795 i A och 35 i B*, *i X, det största, deltog …*."""
        said = self.text[self.clauses[place].start : self.clauses[place].end]
        if _GOES_ON.match(said):
            return self.clauses[place - 1].of("names")[-1:]
        before = self.clauses[place - 1]
        if place > 1 and _APPOSED.match(self.text[before.start : before.end]) and said.startswith(","):
            return self.clauses[place - 2].of("names", "groups")[-1:]
        return []

    def _is_apposed(self, clause: Clause) -> bool:
        """Tell whether a clause but says what a name before it is: *Manpower, fyra i Rusta och matcha, har …*."""
        said = self.text[clause.start : clause.end]
        return (
            said.startswith(",")
            and bool(clause.of("services", "population"))
            and not re.search(r"\b(?:har|hade|är|var|blev|finns|fanns|som|där|\w+ade|steg|sjönk|föll|växte)\b", said)
        )

    def _beside(self, at: Mark) -> Mark | None:
        """Return the name that stands right after a number: *de 487 i IPSU*."""
        for mark in self.marks:
            if (
                mark.kind in ("names", "groups", "services")
                and re.fullmatch(r"\s(?:\w+\s)?(?:i|hos|inom)\s", self.text[at.end : mark.start])
                and re.search(r"\bde\s$", self.text[: at.start], re.IGNORECASE)
            ):
                return mark
        return None

    def _is_national(self, at: Mark) -> bool:
        return any(
            mark.value in ("national", "varsel", "ki_barometer", "long_term_unemployed")
            for mark in self.near(at, ("measures",))
        )

    def _names_indicator(self) -> bool:
        words = [mark.value for mark in self.marks if mark.kind == "measures"]
        if any(word in ("national", "varsel", "ki_barometer", "long_term_unemployed") for word in words):
            return True
        return (
            any(word in LABOUR for word in words)
            and not any(mark.kind == "groups" for mark in self.before.names)
            and not self._speaks_of_municipality()
        )

    def _speaks_of_municipality(self) -> bool:
        return any(
            entity.kind in ("municipality", "county", "group")
            for mark in self.before.names
            for entity in self.named(mark)
        )

    def named(self, mark: Mark) -> list[Entity]:
        """Return every entity that a name may stand for."""
        if mark.kind == "groups":
            return [Entity("groups", "group", mark.value), Entity("rom2", "group", mark.value)]
        return self.index.named(mark.value)

    def measure_words(self, at: Mark) -> list[str]:
        """Return the words for measures that a place may speak of, the likeliest first."""
        own = self.near(at, ("measures",), same_side=False)
        after = [
            mark
            for mark in own
            if 0 <= mark.start - at.end <= 25 and at.kind == "number" and not self._claims_between(at, mark)
        ]
        before = [mark for mark in own if mark.start < at.start]
        later = [mark for mark in own if mark.start >= at.end and mark not in after]
        ranked = [*after, *before, *later]
        entered = "suppliers.entered" if any(mark.value == "suppliers" for mark in own) else ""
        specific = (*SPECIFIC, entered, *(SPECIFIC_ALONE if len(self.near(at, ("number",))) < 2 else ()))
        ranked.sort(
            key=lambda mark: (
                mark.value not in specific
                or (mark.value in DURATIONS and self.is_compared(mark) != self.is_compared(at)),
                self.is_compared(mark) != self.is_compared(at),
            )
        )
        strong = [mark for mark in ranked if mark.value in STRONG]
        if strong and self.near(at, ("services",), same_side=False):  # *2 692 arbetslösa började i FUB*
            ranked = [mark for mark in ranked if mark.value != "unemployed"]
        if strong:
            ranked = (
                [*strong[:1], *(mark for mark in ranked if mark.value not in (*STRONG, "participants"))]
                if ranked[0].value in (*STRONG, "participants")
                else ranked
            )
        if (
            any(mark.value == "share" for mark in own)
            and self.before.measure in RATES
            and not [mark for mark in ranked if mark.value not in (*UNMEASURED, "participants")]
        ):
            return [self.before.measure, *(str(mark.value) for mark in ranked)]
        rate = self.before.measure if self.before.measure in RATES else ""
        if (
            rate
            and (at.kind == "top" or (at.kind == "number" and at.value.unit == "percent"))
            and any(mark.kind == "measures" and mark.value == "share" for mark in self.marks)
            and not strong
        ):
            return [rate, *(str(mark.value) for mark in ranked)]
        inherited = []
        place = self.clause_of(at)
        despite = place and re.match(r"trots\b", self.text, re.IGNORECASE)  # that is told of another measure
        for other in (*(() if despite else range(place - 1, -1, -1)), *range(place + 1, len(self.clauses))):
            marks = self.clauses[other].of("measures")
            if other > place:  # what comes later does not say how this was measured
                marks = [mark for mark in marks if mark.value not in UNMEASURED]
            inherited += sorted(marks, key=lambda mark: mark.value in ("participants", "cohort"))
        words = [str(mark.value) for mark in (*ranked, *inherited)]
        if not [word for word in words if word not in UNMEASURED] and self.before.measure:
            words.append(self.before.measure)
        counted = [str(mark.value) for mark in own]
        if "suppliers" in counted and "new" in counted:
            words.insert(0, "suppliers.entered")
        if any(mark.value == "tightness" for mark in self.marks if mark.kind == "measures"):
            words = ["tightness", *(word for word in words if word not in ("vacancies", "unemployed"))]
        return list(dict.fromkeys(words))

    def own_measures(self, at: Mark) -> list[str]:
        """Return the words for measures in a claim's own clause."""
        return [str(mark.value) for mark in self.near(at, ("measures",), same_side=False)]

    def _claims_between(self, one: Mark, other: Mark) -> bool:
        return bool(self._within(one.end, other.start, ("number", "way", "names", "services")))

    def meant(self, entity: Entity, words: Sequence[str]) -> str:
        """Return the measure of an entity that the words for measures mean; empty where it has none of them."""
        has = self.index.measures.get(entity, ())
        for word in words:
            if word == "net" and {"new", "left"} <= set(has):
                return word
            meant = _MEANT.get(word, (word,))
            if (
                word == "participants"
                and entity.kind in ("area", "rating")
                and (self.speaks_of("results") if not self._own_service() else "results" in self.topics)
            ):
                meant = ("cohort", *meant)
            for measure in meant:
                if self._by_share() and (entity.domain == "groups" or (entity == COUNTRY and measure == "unemployed")):
                    measure = rate if (rate := RATE_OF.get(measure, "")) in has else measure
                if measure in has:
                    return (
                        f"{measure}.sa"
                        if "sa" in words and "raw" not in words[: words.index("sa")] and f"{measure}.sa" in has
                        else measure
                    )
        return ""

    def _by_share(self) -> bool:
        """Tell whether the unemployed, or the vacancies, are told as a share of the labour force."""
        percent = any(one.kind == "number" and one.value.unit == "percent" for one in self.marks)
        return bool(re.search(r"arbetskraft|procentenhet|andel|vanlig", self.text)) or (
            percent and not re.search(r"\b[Aa]ntal", self.text)
        )

    def subjects(self, at: Mark) -> tuple[list[tuple[Entity, str]], str]:
        """Return whose measure a claim may be about, with the measure, and from where it is known."""
        words = self.measure_words(at)
        if at.kind == "number" and at.value.unit in ("percent", "part"):
            words.sort(key=lambda word: word not in RATES)
        names, origin = self.names_at(at)
        service = self.service_at(at)
        if names:
            found: list[tuple[Entity, str]] = []
            for mark in names:
                found += self.choose(mark, service, words)
            both = self._of_track(found, names)
            if both:
                return both, origin
            if found:
                return found, origin
            if origin != "before" and any(self._lacks(one) for mark in names for one in self.named(mark)):
                return [], "unknown"
        if self.speaks_of("forecast") and (year := self.year_at(at)):
            entity = Entity("forecast", "year", year)
            measure = self.meant(
                entity,
                [
                    "matching_services_participants"
                    if self._says("matchning")
                    else "aub_participants"
                    if self._says("arbetsmarknadsutbildning") or service == "aub"
                    else word
                    for word in words
                ]
                if "participants" in words
                else [*words, *(["aub_participants"] if service == "aub" else [])],
            )
            if (
                not measure
                and at.kind == "way"
                and any(mark.kind == "number" and mark.value.unit == "percent" for mark in self.marks)
            ):
                measure = self.meant(entity, ["unemployment_rate"])
            if not measure and at.kind == "number" and (at.value.unit in ("percent", "points") or at.value.step < 1):
                measure = self.meant(entity, ["unemployment_rate"])
            if measure:
                return [(entity, measure)], "clause"
        indicator = self.meant(COUNTRY, words)
        own_words = [one for one in words if one in self.own_measures(at)]
        if self.meant(COUNTRY, own_words) and not self.meant(Entity(service), own_words):
            return [(COUNTRY, self.meant(COUNTRY, [*own_words, *(["sa"] if "sa" in words else [])]))], "clause"
        if indicator and (not service or not self.meant(Entity(service), words)):
            return [(COUNTRY, indicator)], "clause" if self.meant(
                COUNTRY, self.own_measures(at)
            ) else "sentence" if self._names_indicator() else "before"
        if service:
            measure = self.meant(Entity(service), words) or "remaining"
            own = any(mark.kind == "services" for mark in self.marks)
            return [(Entity(service), measure)], "sentence" if own else "before"
        if indicator:
            return [(COUNTRY, indicator)], "before"
        for word in [
            one for one in words if one in own_words or one in RATES
        ]:  # *två leverantörer försvann*: but one service has the measure
            only = [(Entity(one), measure) for one in SERVICES if (measure := self.meant(Entity(one), [word]))]
            if len(only) == 1:
                return only, "clause"
        return [], ""

    def _of_track(self, found: Sequence[tuple[Entity, str]], names: Sequence[Mark]) -> list[tuple[Entity, str]]:
        """Return a supplier's measure in a track, where a clause names both: *X hade flest inom Transport*."""
        tracks = [entity.name for mark in names for entity in self.named(mark) if entity.kind == "track"]
        return [
            (entity, measure)
            for entity, _ in found
            for track in tracks
            if entity.kind == "supplier"
            and (measure := f"track.{track}.remaining") in self.index.measures.get(entity, ())
        ]

    def choose(self, mark: Mark, service: str, words: Sequence[str]) -> list[tuple[Entity, str]]:
        """Choose which of the entities of a name is meant: of the service spoken of, with the measure spoken of."""
        entities = self.named(mark)
        if mark.value == "arbetsformedlingen" and not (self.speaks_of("trust") or self._names_actors()):
            return []
        if mark.kind == "groups":
            return [
                (one, self.meant(one, words) or "unemployment_rate")
                for one in entities[:1]
                if not {"suppliers"} & set(words)
            ] or [(one, self.meant(one, words)) for one in entities[1:] if self.meant(one, words)]
        of_service = [one for one in entities if one.domain == service]
        populations = {one.value for one in self.marks if one.kind == "population"} & {one.kind for one in entities}
        if populations:
            entities = [one for one in entities if one.kind in populations]
        entities = sorted(entities, key=lambda one: "remaining" not in self.index.measures.get(one, ()))
        local = [one for one in entities if one.domain == "groups"]
        if local and set(LABOUR) & set(words[:2]):
            of_service = local
        pool = of_service or (
            []
            if service in SERVICES
            and any(one.kind in ("supplier", "track") for one in entities)
            and self._own_service()
            else entities
        )
        measured = [(one, measure) for one in pool if (measure := self.meant(one, words))]
        if pool and not measured and self._lacks(pool[0]):
            return []
        chosen = measured or [(one, self.default_measure(one)) for one in pool]
        return [pair for pair in chosen if pair[1]][:1]

    def _lacks(self, entity: Entity) -> bool:
        """Tell whether a sentence speaks of a measure that a place or firm has no fact of."""
        said = {str(one.value) for one in self.marks if one.kind == "measures"}
        flows = said & {*LABOUR, "long_term_unemployed", "new", "left"}
        return entity.kind in LOCAL and bool(flows) and not self.meant(entity, sorted(flows))

    def _own_service(self) -> bool:
        return any(mark.kind == "services" for mark in self.marks)

    def _names_actors(self) -> bool:
        return any(
            entity.kind == "actor" and entity.name != "arbetsformedlingen"
            for mark in self.marks
            if mark.kind == "names"
            for entity in self.named(mark)
        )

    def default_measure(self, entity: Entity) -> str:
        """Return the measure that is meant where none is said."""
        has = self.index.measures.get(entity, ())
        return next(
            (one for one in ("remaining", "trust_pct", "unemployment_rate", "suppliers") if one in has),
            has[0] if has else "",
        )

    def _says(self, part: str) -> bool:
        return part in self.text.casefold()

    def speaks_of(self, topic: str) -> bool:
        """Tell whether the sentence, or those before it, speak of a topic."""
        if topic in self.topics:
            return True
        if topic == "forecast" and (
            any(
                mark.kind == "services"
                or (mark.kind == "measures" and mark.value not in UNMEASURED)
                or (mark.kind == "date" and mark.value.month)
                for mark in self.marks
            )
        ):
            return (
                any(mark.kind == "date" and mark.value.year and not mark.value.month for mark in self.marks)
                and topic in self.before.topics
            )
        return topic in self.before.topics

    def year_at(self, at: Mark) -> str:
        """Return the year that a forecast is told of."""
        if year := re.search(r"\b(?:(årets)|(nästa års))\s$", self.text[: at.start].casefold()):
            return str(self.month.year + (0 if year[1] else 1))
        clause = self.clause_at(at)
        said = self.text[clause.start : clause.end].casefold()
        years = [mark for mark in self.near(at, ("date",)) if mark.value.year and mark.value.month is None]
        if not years and "nästa år" in said:
            return str(self.month.year + 1)
        if not years and "i år" in said:
            return str(self.month.year)
        told = (
            self.clauses[self.clause_of(at) - 1].of("date") if self.clause_of(at) else []
        )  # *6,6 för 2026, lägre än för 2025*
        years = years or [mark for mark in told if mark.value.year and mark.value.month is None]
        years = years or [
            mark for mark in self.near(at, ("date",), same_side=False) if mark.value.year and mark.value.month is None
        ]
        if years:
            return str(years[0].value.year)
        others = [mark for mark in self.marks if mark.kind == "date" and mark.value.year and mark.value.month is None]
        if others:
            nearest = [mark for mark in others if mark.start < at.start][-1:] or others[:1]
            return str(nearest[0].value.year)
        if "nästa år" in self.text.casefold():
            return str(self.month.year + 1)
        return self.before.year or str(self.month.year)

    # --- months -------------------------------------------------------------------------------------------

    def period(self, date: Date) -> pd.Period | None:
        """Return the month that a date names: without a year the latest, up to the month of the issue."""
        if date.month is None:
            return None
        if date.year:
            return pd.Period(year=date.year, month=date.month, freq="M")
        if date.ago and date.ago != "i år":
            return pd.Period(year=self.month.year - 1, month=date.month, freq="M")
        return (
            self.month + 1 - (self.month + 1 - date.month).month % 12
            if date.month != (self.month + 1).month
            else self.month + 1
        )

    def _is_base(self, mark: Mark) -> bool:
        before = self.text[: mark.start]
        if re.search(r"\b(?:är|var|kommer|stammar)\sfrån\s$", before):
            return False
        if re.search(r"\bsedan\s(?:det|den|de|antalet|man)\s(?:i\s)?$", before):  # *sedan de i december hade minskat*
            return False
        if re.search(r"\b(?:lika|så|(?:de[tn])?samma)\s(?:[^,;:]*\s)?som\s(?:i\s)?$", before):
            return True
        return self.is_compared(mark) or bool(_BASED.search(before))

    def month_at(self, at: Mark, *, base_too: bool = False, level: bool = True) -> pd.Period | None:
        """Return the month that a level is told of; None where none is."""
        compared = self.is_compared(at)
        clause = self.clause_at(at)
        dates = [mark for mark in clause.of("date", "when") if compared or base_too or not self._is_base(mark)]
        dates = [
            mark
            for mark in dates
            if not re.search(r"\b(till|eller)\s$|[–-]$", self.text[: mark.start]) or mark.kind == "date"
        ]
        dates = [
            mark for mark in dates if mark.kind == "date" or mark.value == "same" or (level and not self._is_span(mark))
        ]
        if _FRONTED.match(self.text):  # *efter en nedgång i december ökade X*: that month is of the time before
            dates = [mark for mark in dates if not self._is_fronted(mark, at)]
        if compared:
            dates = [mark for mark in dates if self.is_compared(mark)] or []
        numbers = [mark.start for mark in clause.of("number") if mark.start > at.start]
        following = [mark for mark in dates if at.end <= mark.start < min([*numbers, len(self.text)])]
        leading = [mark for mark in dates if mark.end <= at.start]
        place = self.clause_of(at)
        if (
            compared
            and not dates
            and place + 1 < len(self.clauses)
            and re.match(r"\W*(?:när|då)\b", self.text[self.clauses[place + 1].start :])
        ):
            following = self.clauses[place + 1].of("date", "when")
        for mark in (
            (*following[:1], *reversed(leading)) if base_too or compared else (*reversed(leading), *following[:1])
        ):
            period = self._when(mark)
            if period is not None:
                return period
        return None

    def _is_fronted(self, mark: Mark, at: Mark) -> bool:
        ways = [one for one in self._within(0, at.start, ("way",)) if one.end <= mark.start]
        return mark.end <= at.start and bool(ways)

    def _is_span(self, mark: Mark) -> bool:
        """Tell whether a time is how long a change took: *på ett år*."""
        return self.text[mark.start : mark.end].casefold().startswith(
            ("på ", "i årstakt", "årstakt", "årsbasis")
        ) or bool(re.search(r"\b(på|under|senaste|inom|i mer än|i över)\s*$", self.text[: mark.start]))

    def _when(self, mark: Mark) -> pd.Period | None:
        if mark.kind == "date":
            return self.period(mark.value)
        if mark.value == "same":
            return self.month
        if mark.value == "start":
            return self.index.start_of(self.service_at(mark))
        return self.month - back if (back := months_back(mark)) else None

    def month_told(self, at: Mark, *, level: bool = True) -> pd.Period:
        """Return the month that a claim is about: its clause's, an earlier clause's, or the report's.

        A change is told of a month by name only: *ett år tidigare* is then what it is counted from.
        """
        own = self.month_at(at, level=level)
        if own is not None:
            return own
        for other in range(self.clause_of(at) - 1, -1, -1):
            if self.text[self.clauses[other].start] == "(":
                continue
            for mark in reversed(self.clauses[other].of("date")):
                then = re.match(r"\W*då\b", self.text[self.clauses[other + 1].start :])
                if (then or not self._is_base(mark)) and (period := self.period(mark.value)) is not None:
                    return period
            if level and self.text[self.clauses[other + 1].start] == ":":  # *för ett år sedan: 6,7 procent*
                times = [mark for mark in self.clauses[other].of("when") if months_back(mark)]
                if times:
                    return self.month - months_back(times[-1])
        return self.month

    def bases(self, at: Mark, month: pd.Period) -> list[pd.Period]:
        """Return the months that a change is counted from where the sentence says so; none where it does not."""
        place = self.clause_of(at)
        for other in (place, *range(place - 1, -1, -1), *range(place + 1, len(self.clauses))):
            clause = self.clauses[other]
            found = []
            for mark in clause.of("date", "when"):
                if mark.kind == "date" and mark.value.month is None and _SAME_MONTH.search(self.text[: mark.start]):
                    found.append(pd.Period(year=mark.value.year, month=month.month, freq="M"))
                elif mark.kind == "date" and self._is_base(mark):
                    period = self.period(mark.value)
                    found.append(period if period is not None else None)
                elif mark.kind == "when" and (back := months_back(mark)):
                    found.append(month - back)
                elif mark.kind == "when" and (middle := self._season(mark)) is not None:
                    found += [middle, middle - 1, middle + 1]
                elif mark.kind == "when" and mark.value == "start":
                    found.append(self.index.start_of(self.service_at(at)))
                elif mark.kind == "when" and mark.value == "then" and self.before.month is not None:
                    found.append(self.before.month)
                elif mark.kind == "when" and mark.value == "inherit" and self.before.base is not None:
                    found.append(self.before.base)
            found = [one for one in found if one is not None and one != month]
            if found and (other <= place or not self.clauses[place].of("date")):
                return found if other == place else found[-1:]
        return []

    def _season(self, mark: Mark) -> pd.Period | None:
        """Return the middle of the season last gone that *sedan i somras* counts from; None where none is told."""
        said = self.text[mark.start : mark.end].casefold().removeprefix("i ")
        if mark.value not in ("season", "previous") or said[:3] not in SEASONS or self.speaks_of("forecast"):
            return None
        if not re.search(r"\b(?:sedan|än|mot|från|med)\s(?:i\s)?$", self.text[: mark.start], re.IGNORECASE):
            return None
        return self.month - 1 - (self.month - 1 - SEASONS[said[:3]]).month % 12

    # --- what the next sentence has in mind ---------------------------------------------------------------

    def context(self) -> Context:
        """Return what a reader has in mind after this sentence."""
        services = [mark for mark in self.marks if mark.kind == "services"]
        names = [
            mark
            for mark in self.marks
            if mark.kind in ("names", "groups")
            and not (mark.value == "arbetsformedlingen" and "trust" not in self.topics)
        ]
        measures = [str(mark.value) for mark in self.marks if mark.kind == "measures" and mark.value not in UNMEASURED]
        strong = [word for word in measures if word in STRONG] or measures
        if strong and self._by_share():
            strong = [RATE_OF["unemployed"] if word == "unemployed" else word for word in strong]
        if services:
            kept_names: tuple[Mark, ...] = (
                tuple(names[-1:]) if names and names[-1].start > services[-1].start else tuple(names)
            )
        else:
            kept_names = tuple(names[-1:]) if names else (() if self._names_indicator() else self.before.names)
        own_indicator = self._names_indicator() and not services
        bases = [base for mark in self.marks if mark.kind in CLAIMS for base in self.bases(mark, self.month)]
        years = [
            str(mark.value.year)
            for mark in self.marks
            if mark.kind == "date" and mark.value.year and mark.value.month is None
        ]
        return replace(
            self.before,
            service=str(services[-1].value)
            if services
            else ""
            if own_indicator and not self.before.names
            else self.before.service,
            names=kept_names,
            pair=tuple([mark for mark in self.marks if mark.kind in ("services", "names", "groups")][:2])
            or self.before.pair,
            measure=strong[-1] if strong else ("" if services else self.before.measure),
            base=bases[-1] if bases else self.before.base,
            month=next(
                (
                    period
                    for one in reversed(self.marks)
                    if one.kind == "date" and (period := self.period(one.value)) is not None
                ),
                None,
            ),
            topics=self.topics | (self.before.topics if not services or self.topics else frozenset()),
            year=years[-1] if years else self.before.year,
        )
