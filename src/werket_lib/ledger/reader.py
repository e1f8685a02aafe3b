"""Prose read against the facts: every number, direction and superlative of a sentence is proved, or said to be unread."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from werket_lib.ledger.findings import Finding, Status
from werket_lib.ledger.frames import WAYS, Frame, Role, tell
from werket_lib.ledger.index import COUNTRY, FLOWS, SERVICES, Entity, Index, Value
from werket_lib.ledger.lexicon import LEXICON, says
from werket_lib.ledger.marks import Date, Mark, Scanner
from werket_lib.ledger.outside import METHOD_PHRASES, name_month, print_number, round_half_up
from werket_lib.ledger.passages import Passage, split_sentences
from werket_lib.ledger.quantities import NUMERALS, Quantity
from werket_lib.ledger.sentence import Context, Sentence, months_back

RATES = ("percent",)
EVENTS = ("net", "suppliers.entered", "suppliers.exited")  # measures that are changes themselves
SPECIFIC = 100  # from which a number is not another's by chance
ANSWERS = 5  # on the survey's scale
TENTHS = (3, 4, 5, 6, 8, 10, 20, 100)  # of so many: a fraction, where there are not just so many
NORMAL = 100.0  # of the barometer
UNREAD_SUBJECT = "det går inte att se vad uppgiften gäller"
NEARLY = 0.03  # of a level, by which *i stort sett lika många* may be off
SIMILAR = 0.08  # of a multiple, by which *dubbelt* may be off

_SIZES = r"många|hög\w*|stor\w*|mycket|få|låg\w*|lite"
_NOT_SINCE = re.compile(
    rf"\binte\s(?:sedan|på)\b.*?\bså\s(?P<size>{_SIZES})\b|\binte\s(?:varit|legat|noterats|uppmätts)\s(?:på\s)?så\s(?P<was>{_SIZES})\b.*?\bsedan\b.*",
    re.IGNORECASE,
)
_ANY_OTHER = re.compile(r"(?:\s\w+){0,3}?\sän\s(?:i |hos |för |bland |på )?(?:någon|något|några|alla|samtliga)\s(?:annan|annat|andra|övriga)\b")

_RUN_BEFORE = re.compile(r"\b(?:efter|svit(?:en)? på|svit om)\s(?P<count>en|ett halvår|\d+|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv)(?:\smånad(?:ers?|s)?)?\s(?:av |med |i rad med |raka )?(?=\w)", re.IGNORECASE)


@dataclass(frozen=True)
class Proof:
    """What the data say of a claim."""

    status: Status
    fact: str | None = None
    note: str = ""
    frame: str = ""


class Reader:
    """Reads passages.

    Parameters
    ----------
    days
        The dates that the issue itself names.
    """

    def __init__(self, index: Index, days: Iterable[tuple[int, int, int]] = ()) -> None:
        self.index, self.month = index, index.month
        self.scanner = Scanner(index)
        self.days = set(days)
        self._seeds: dict[tuple[str, ...], Context] = {}

    def check(self, passage: Passage) -> list[Finding]:
        """Return a finding for each claim of a passage, in order."""
        context = self.seed(passage.before)
        findings: list[Finding] = []
        for start, text in split_sentences(passage.text):
            sentence = Sentence(self.index, self.scanner, text, context, self.month)
            proved = SentenceReader(self, sentence, passage, start).check()
            findings += proved
            context = sentence.context()
        return sorted(findings, key=lambda one: one.start)

    def seed(self, before: tuple[str, ...]) -> Context:
        """Return what a reader has in mind who has read some texts."""
        if not before:
            return Context()
        if before not in self._seeds:
            context = self.seed(before[:-1])
            for _, text in split_sentences(before[-1]):
                context = Sentence(self.index, self.scanner, text, context, self.month).context()
            self._seeds[before] = context
        return self._seeds[before]


class SentenceReader:
    """Proves the claims of one sentence."""

    def __init__(self, reader: Reader, sentence: Sentence, passage: Passage, start: int) -> None:
        self.reader, self.index, self.s, self.passage, self.start = reader, reader.index, sentence, passage, start
        self.text, self.month = sentence.text, reader.month
        self.done: dict[Mark, Proof | None] = {}

    # --- every mark ends as something -------------------------------------------------------------------

    def check(self) -> list[Finding]:
        """Prove each claim; a mark that claims nothing is left out."""
        steps: list[Callable[[], None]] = [
            self._dates, self._pairs, self._respectively, self._sums, self._multiples, self._records, self._streaks, self._tops, self._ranks,
            self._states, self._quantified, self._compared, self._numbers, self._ways,
        ]  # fmt: skip
        for step in steps:
            step()
        findings = []
        for mark in self.s.marks:
            proof = self.done.get(mark)
            if proof is None:
                continue
            proof = self._quoted(mark, proof)
            start, end = self.start + mark.start, self.start + mark.end
            findings.append(Finding(start, end, self.text[mark.start : mark.end], proof.status, proof.fact, proof.note, proof.frame))
        return [self.declared(one) for one in findings]

    def _open(self, *kinds: str) -> list[Mark]:
        return [mark for mark in self.s.marks if mark.kind in kinds and mark not in self.done]

    def declared(self, one: Finding) -> Finding:
        """Take what its author answers for as declared; what contradicts a fact beside the words stays wrong."""
        if one.status == "fact":
            return one
        if any(match.start() + self.start <= one.start < match.end() + self.start for match in METHOD_PHRASES.finditer(self.text)):
            return Finding(one.start, one.end, one.text, "declared", None, "metod eller skala")
        for outside in self.passage.outside:
            if not outside.says:
                return Finding(one.start, one.end, one.text, "declared", None, outside.reason)
            for match in re.finditer(re.escape(outside.says), self.passage.text):
                if match.start() <= one.start and one.end <= match.end():
                    return Finding(one.start, one.end, one.text, "declared", None, outside.reason)
        return one

    # --- facts put in by name --------------------------------------------------------------------------------

    def _quoted(self, mark: Mark, proof: Proof) -> Proof:
        """Hold a fact that was put in by name to the sentence that it stands in."""
        fact_id = next((fact for start, end, fact in self.passage.quoted if start <= self.start + mark.start and self.start + mark.end <= end), None)
        if fact_id is None:
            return proof
        if fact_id not in self.index.facts:
            return Proof("unread", None, f"{fact_id} saknas den här månaden")
        against = self._against(mark, fact_id)
        if against:
            return Proof("wrong", fact_id, against, proof.frame)
        if proof.status == "wrong" and proof.fact == fact_id:
            return proof
        return Proof("fact", fact_id, "", proof.frame)

    def _against(self, mark: Mark, fact_id: str) -> str:
        """Say which slot of the sentence a quoted fact does not fit; empty where it fits them all."""
        entity, measure, derived = self.index.places[fact_id]
        fact = self.index.facts[fact_id]
        names, origin = self.s.names_at(mark)
        known = {one for name in names for one in self.s._named(name)}
        if entity.name and known and origin != "before" and entity not in known and entity.kind in {one.kind for one in known}:
            return f"meningen gäller {names[0].value}, men {fact_id} gäller {entity.name}"
        services = [one.value for one in self.s.marks if one.kind == "services"]
        if entity.domain in SERVICES and services and entity.domain not in services and entity.domain != self.s.service_at(mark):
            return f"meningen gäller {services[0]}, men {fact_id} gäller {entity.domain}"
        if entity.domain in SERVICES and services and len(set(services)) > 1 and self.s.service_at(mark) != entity.domain and any(one.kind == "services" for one in self.s.clauses[self.s.clause_of(mark)].marks):
            return f"satsen gäller {self.s.service_at(mark)}, men {fact_id} gäller {entity.domain}"
        if not entity.name and entity.domain in SERVICES and names and origin == "clause" and measure in FLOWS and not derived:
            return f"meningen gäller {names[0].value}, men {fact_id} gäller hela tjänsten"
        said = [word for word in self.s.own_measures(mark) if word in ("remaining", "new", "left", "participants")]
        strong = [word for word in said if word in ("new", "left")]
        if measure in FLOWS and said and measure not in ("remaining" if one == "participants" else one for one in (strong or said)):
            return f"meningen talar om {said[0]}, men {fact_id} är {measure}"
        words = self.s.measure_words(mark)[:1]
        if entity == COUNTRY and words and self.s.meant(COUNTRY, words) and self.s.meant(COUNTRY, words).split(".")[0] != measure.split(".")[0] and self.s.own_measures(mark):
            return f"meningen talar om {words[0]}, men {fact_id} är {measure}"
        if entity.domain == "forecast" and (year := self.s._year(mark)) != entity.name and any(str(date.value.year) == year for date in self.s.marks if date.kind == "date"):
            return f"meningen gäller {year}, men {fact_id} gäller {entity.name}"
        if derived == "previous" and not says(self.text, "förra, förut, tidigare, höstas, hösten*, oktober*, från, mot, före, föregående, då, året, 2024, var"):
            return f"meningen gäller den senaste, men {fact_id} är den förra"
        told = self.s.month_at(mark, level=False)
        if told is not None and told != fact.month and not derived.startswith("previous") and entity.domain not in ("forecast", "trust", "survey") and not self.s.is_compared(mark):
            return f"meningen gäller {name_month(told)}, men {fact_id} gäller {name_month(fact.month)}"
        if derived in ("change", "change_pct", "change_12m", "change_pp"):
            way = self.way_of(mark)
            value = self.index.of_fact(fact_id)
            if way and value and way not in (value.way, "") and value.way != "same":
                return f"texten säger att det {WAYS[way]}, men det {WAYS[value.way]} ({tell(value, signed=True)})"
            back = {"change": 1, "change_pct": 1, "change_12m": 12}.get(derived)
            bases = self.s.bases(mark, self.month)
            if back and bases and self.month - back not in bases and entity.domain not in ("forecast", "trust"):
                return f"meningen räknar från {name_month(bases[0])}, men {fact_id} från {name_month(self.month - back)}"
        return ""

    # --- dates ------------------------------------------------------------------------------------------

    def _dates(self) -> None:
        for mark in self._open("date"):
            date: Date = mark.value
            if not date.exists:
                self.done[mark] = Proof("wrong", None, "det datumet finns inte")
            elif date.day is not None:
                self.done[mark] = self._day(date)

    def _day(self, date: Date) -> Proof | None:
        known = [(year, month, day) for year, month, day in self.reader.days if (month, day) == (date.month, date.day) and date.year in (None, year)]
        if known:
            return Proof("fact", None, "datum i underlaget")
        near = any((year, month) == (date.year or year, date.month) for year, month, _ in self.reader.days)
        if near and says(self.text, "numret, publicer*, kom, kommer ut, hämta*, statistik*, siffrorna, prognos*, uppgifterna"):
            return Proof("unread", None, "ingen uppgift i underlaget har det datumet")
        return None

    # --- slots of a claim -------------------------------------------------------------------------------

    def way_of(self, mark: Mark) -> str:
        """Return the direction that governs a number; empty where there is none."""
        found = self._way_mark(mark)
        return found.value[0] if found else ""

    def _way_mark(self, mark: Mark) -> Mark | None:
        clause = self.s.clauses[self.s.clause_of(mark)]
        ways = clause.of("way")
        after = [way for way in ways if 0 <= way.start - mark.end <= 22 and not [one for one in clause.of("number") if mark.end <= one.start < way.start]]
        more = [way for way in after if way.value[1] == "more" or not [one for one in ways if one.end <= mark.start]]
        before = [way for way in ways if way.end <= mark.start]
        if more:
            return more[0]
        if before:
            return before[-1]
        for other in range(self.s.clause_of(mark) - 1, -1, -1):
            earlier = [way for way in self.s.clauses[other].of("way")]
            if [one for one in clause.of("top", "measures", "order") if one.value not in ("participants", "share")]:
                return None
            if not earlier and self.s.clauses[other].of("top"):
                return None
            if earlier and (self._says_by(mark) and not clause.of("names", "services", "groups") or clause.start and self.text[clause.start] in "(" or self._is_listed(mark)):
                return earlier[-1]
        return None

    def _is_listed(self, mark: Mark) -> bool:
        """Tell whether a clause is but a name and a number, as in a list."""
        clause = self.s.clauses[self.s.clause_of(mark)]
        return not [one for one in clause.of("measures", "date") if one.value not in ("participants", "share")] and bool(clause.of("names", "services", "groups")) and len(self.text[clause.start : clause.end].split()) <= 8

    def _before_word(self, mark: Mark) -> str:
        """Return the word before a number, past what hedges it."""
        words = re.findall(r"[\wåäöÅÄÖ]+|[(]", self.text[: mark.start])
        while words and (words[-1].casefold() in LEXICON["hedge"] or words[-1].casefold() in ("bara", "hela", "bara", "så", "mycket", "som", "dryga", "exakt", "precis", "totalt", "endast", "den", "det", "de", "strax", "lite", "något")):
            words.pop()
        return words[-1].casefold() if words else ""

    def _says_by(self, mark: Mark) -> bool:
        return self._before_word(mark) in ("med", "på", "om", "eller", "motsvarar", "motsvarande", "motsvarade", "minus", "plus", "dvs", "är", "av")

    def is_change(self, mark: Mark) -> bool:
        """Tell whether a number is how much something changed, and not where it stands."""
        one: Quantity = mark.value
        if one.unit == "points" or (one.sign and not self._between(mark)):
            return True
        clause = self.s.clauses[self.s.clause_of(mark)]
        word = self._before_word(mark)
        if word in ("till", "från") or self._after_mean(mark):
            return False
        after = self.text[one.whole_end : one.whole_end + 24].casefold()
        if re.match(r"\s*(?:personer\s|deltagare\s|platser\s|stycken\s|enheter\s|leverantörer\s|procent\s|kommuner\s)?(?:fler|färre|högre|lägre|mer|mindre|större|upp|ned|ner|minus|plus)\b(?!\säldre)", after):
            return not re.match(r"\s*(?:mer|mindre) än (?:ett|två|tolv|sex)\b", after)
        way = self._way_mark(mark)
        if way is None:
            return False
        if way.start > mark.start and way.value[1] != "more":
            between = self.text[one.whole_end : way.start]
            return one.unit != "count" and bool(re.fullmatch(r"\s*(?:personer|deltagare|platser|procents?|stycken|enheter)?\s*", between))
        if word in ("med", "på", "om", "minus", "plus"):
            return way.start < mark.start
        if word == "eller":
            earlier = [one for one in clause.of("number") if one.end <= mark.start]
            return bool(earlier) and self.is_change(earlier[-1])
        if word == "(" or self.text[clause.start] == "(":
            return one.unit == "percent" or bool(one.sign)
        if self._is_listed(mark) and self.s.clause_of(mark) > self.s.clause_of(way):
            earlier = [one for other in self.s.clauses[: self.s.clause_of(mark)] for one in other.of("number")]
            return bool(earlier) and self.is_change(earlier[-1])
        gap = self.text[way.end : mark.start]
        if way.value[1] == "noun" and way.start < mark.start and not [one for one in clause.of("measures") if way.end <= one.start < mark.start] and re.search(r"\b(?:var|är|blev|uppgick till|uppgår till|motsvarade|motsvarar|stannade på|landade på|ligger på|låg på)\s(?:\w+\s){0,2}$", gap) and self.s.clause_of(way) == self.s.clause_of(mark):
            return True
        if way.start < mark.start and len(gap.split()) <= 3 and way.value[1] in ("verb", "noun") and not re.search(r"\b(till|från|av|i|hos|bland|var|är|hade|har|blev)\b", gap):
            return True
        return word in ("motsvarar", "motsvarande", "motsvarade", "dvs") and one.unit == "percent"

    def _after_mean(self, mark: Mark) -> bool:
        """Tell whether a number says what a mean is: *snittet på 1 747*."""
        return any(re.fullmatch(r"\s*(?:på|om|,|\(|:|som är|är|var)?\s*", self.text[one.end : mark.value.whole_start]) for one in self.s.marks if one.kind == "measures" and one.value == "mean" and one.end <= mark.start)

    def _between(self, mark: Mark) -> bool:
        return bool(re.search(r"\d\s?$", self.text[: mark.start]))

    def _default_bases(self, entity: Entity, measure: str) -> list[tuple[pd.Period | None, bool]]:
        """Return the months that a change goes without saying from, each with whether it is the likely one."""
        if entity.domain in ("forecast", "trust"):
            return [(None, True)]
        derived = self.index.derived[entity, measure]
        if entity == COUNTRY and not measure.endswith(".sa"):
            return [(self.month - 12, True), (self.month - 1, False)]
        if entity.domain == "groups":
            return [*((base, True) for base in self._start_of(entity, measure)), (self.month - 12, False), (self.month - 1, False)]
        return [(self.month - 1, True), *([] if "change_12m" not in derived else [])]

    def _start_of(self, entity: Entity, measure: str) -> list[pd.Period]:
        start = self.index.derived[entity, measure].get("start")
        other = self.index.derived[Entity("groups", "group", "storstader"), "unemployment_rate"].get("start")
        fact = start or other
        return [fact.month] if fact else []

    # --- numbers ----------------------------------------------------------------------------------------

    def _numbers(self) -> None:
        for mark in self._open("number"):
            self.done[mark] = self._number(mark)

    def _number(self, mark: Mark) -> Proof | None:
        one: Quantity = mark.value
        if re.search(r"\bde\s$", self.text[: mark.start].casefold()) and re.match(r"\s(?:största|minsta|stora|små|andra|övriga|första|senaste|båda)\b", self.text[one.end :]):
            return None
        if one.unit == "other":
            return Proof("unread", None, f"inget faktum är i {one.noun}")
        rest = self._rest(mark)
        if rest:
            return rest
        if re.match(r"\W*av\s", self.text[: mark.start].casefold()) and (whole := self._whole_count(mark)):
            return whole
        told = self._told(mark)
        if told:
            return told
        if one.unit == "part" and self._population_after(mark) in ("area", "supplier", "municipality", "group", "track", "service", "contract"):
            return Proof("unread", None, "det går inte att se vad som räknas")
        if "survey" in self.s.topics and one.value <= ANSWERS and one.unit == "":
            return None  # an answer by its number
        if "survey" in self.s.topics and one.unit in ("percent", "part", "persons", ""):
            return self._survey(mark)
        whole = self._whole_count(mark)
        if whole:
            return whole
        frames, origin = self._frames(mark)
        if one.worded and one.unit not in ("percent", "points") and not self._is_claim(mark, frames, origin):
            return None
        if not frames:
            return Proof("unread", None, UNREAD_SUBJECT) if not one.worded or one.value > 12 or one.unit else None
        return self._judge(mark, frames, origin)

    def _whole_count(self, mark: Mark) -> Proof | None:
        """Prove how many there are of a kind: *ges inom tretton inriktningar*."""
        kind = self._population_after(mark)
        clause = self.s.clauses[self.s.clause_of(mark)]
        if re.fullmatch(r"\W*av\s(?:de\s|landets\s)?", self.text[: mark.start].casefold()) and (whole := self._whole(kind, mark)):
            return self._count_proof(mark.value, whole)
        if kind not in ("track", "area", "group", "actor", "service") or clause.of("way", "top") or mark.value.unit not in ("", "count"):
            return None
        whole = self._whole(kind, mark)
        if whole is None:
            return None
        if self._equals(mark.value, whole):
            return Proof("fact", whole.fact or None, "", "antal")
        if says(self._clause_text(mark), "finns, fanns, ges, gavs, består, omfattar, fördelade, delas, inom, samtliga, alla, landets"):
            return self._count_proof(mark.value, whole)
        return Proof("unread", whole.fact or None, "det går inte att se vad som räknas", "antal")

    def _rest(self, mark: Mark) -> Proof | None:
        """Prove what is left when the sentence has told of the others: *alla övriga 26,7 procent*."""
        if "rest" not in self.s.own_measures(mark) or mark.value.unit != "percent" or self.is_change(mark):
            return None
        told = [(one, proof) for one, proof in self.done.items() if one.kind == "number" and one.value.unit == "percent" and proof and one.start < mark.start]
        values = [value for _, proof in told if (value := self._value_of(proof))]
        if not values or len(values) != len(told):
            return None
        left = values[0]._replace(value=100 - sum(value.value for value in values))
        ok = self._equals(mark.value, left)
        return Proof("fact" if ok else "wrong", left.fact, "resten av hundra" if ok else f"resten är {tell(left)}", "resten")

    def _value_of(self, proof: Proof) -> Value | None:
        if proof.fact is None:
            return None
        entity, measure, derived = self.index.places[proof.fact]
        return self.index.share(entity, measure, self.month) if not derived and entity.kind else self.index.of_fact(proof.fact)

    def _is_claim(self, mark: Mark, frames: Sequence[Frame], origin: str) -> bool:
        """Tell whether a numeral counts what facts count: *tre leverantörer*, not *två skäl*."""
        one: Quantity = mark.value
        if one.unit == "part":
            return bool(frames) and (origin != "before" or bool(self._population_after(mark)))
        if origin == "before" and one.value <= 12:
            return False
        if any(word.startswith("suppliers") for word in self.s.own_measures(mark)) and self._before_word(mark) in ("är", "var", "blev", "blir"):
            return True
        counted = one.noun.startswith(("personer", "deltag", "leverantör", "nya", "kvarst", "procent", "fler", "färre", "plats", "varsl", "långtid"))
        return counted and bool(frames)

    def _frames(self, mark: Mark) -> tuple[list[Frame], str]:
        """Return the readings of a number, the likeliest first, and from where its subject is known."""
        one: Quantity = mark.value
        subjects, origin = self.s.subjects(mark)
        frames: list[Frame] = []
        change = self.is_change(mark)
        told = self.s.month_told(mark, level=not change)
        for entity, measure in subjects:
            month = self.month if entity.domain in ("trust", "forecast") else told
            level = self.index.value(entity, measure)
            unit = level.unit if level else ""
            if change and measure not in EVENTS:
                frames += self._change_frames(mark, entity, measure, unit, month)
            else:
                frames += self._level_frames(mark, entity, measure, unit, month)
        return frames, origin

    def _change_frames(self, mark: Mark, entity: Entity, measure: str, unit: str, month: pd.Period) -> Iterator[Frame]:
        one: Quantity = mark.value
        role: Role = "percent" if one.unit in ("percent", "part") else "change"
        if unit == "percent" and one.unit == "percent" and entity.domain in ("trust", "forecast"):
            role = "change"  # in percentage points: the unit is wrong
        if self._is_gap(mark):
            return
        explicit = [(base, True) for base in self.s.bases(mark, month)]
        defaults = self._default_bases(entity, measure) if month == self.month else [(month - 1, True)]
        bases = explicit or defaults
        if entity.domain in ("forecast", "trust"):
            bases = [(None, True)]
        for base, likely in bases:
            if unit == "percent" and role == "percent":  # likelier meant in percentage points: then the unit is wrong
                yield Frame(entity, measure, "change", month, base, likely)
            yield Frame(entity, measure, role, month, base, likely)
        if entity == COUNTRY and not measure.endswith(".sa") and (not explicit or explicit[0][0] == month - 1 and self.s.speaks_of("sa")):
            yield Frame(entity, f"{measure}.sa", role, month, month - 1, likely=False)

    def _is_gap(self, mark: Mark) -> bool:
        """Tell whether a difference is between two names and not between two months."""
        clause = self.s.clauses[self.s.clause_of(mark)]
        than = clause.than
        return than is not None and any(one.start > than.start for one in clause.of("names", "services", "groups")) and not [one for one in clause.of("date", "when") if one.start > than.start]

    def _level_frames(self, mark: Mark, entity: Entity, measure: str, unit: str, month: pd.Period) -> Iterator[Frame]:
        one: Quantity = mark.value
        word = self._before_word(mark)
        if word == "från" and entity.domain in ("forecast", "trust"):
            yield from self._previous(entity, measure)
            return
        if word == "från" and self.s.month_at(mark, base_too=True) in (None, self.month) and not self.s.is_compared(mark):
            bases = self.s.bases(mark, month) or [base for base, _ in self._default_bases(entity, measure) if base is not None][:1]
            month = bases[0] if bases else month
        elif word == "från":
            month = self.s.month_at(mark, base_too=True) or month
        if entity.domain == "forecast":
            if "utfall" in self._clause_text(mark) and not says(self._clause_text(mark), "prognos, prognosen"):
                yield Frame(entity, f"{measure}.outcome", "level", self.month)
                return
            earlier = says(self.text, ",".join(LEXICON["when"]["previous"])) and self._is_previous(mark)
            if earlier:
                yield from self._previous(entity, measure)
            else:
                yield Frame(entity, measure, "level", self.month)
            return
        if entity.domain == "trust" and self._is_year_before(mark):
            yield from self._previous(entity, measure)
            return
        if self.s.is_compared(mark) and self.s.month_at(mark) is None:
            bases = self.s.bases(mark, month)
            month = bases[0] if bases else month - 1
        if one.unit in ("percent", "part") and unit not in RATES:
            yield Frame(entity, measure, "share", month)
            if entity.kind == "" and entity.domain in SERVICES and self.s.meant(entity, self.s.own_measures(mark)) not in ("", measure):
                yield Frame(entity, self.s.meant(entity, self.s.own_measures(mark)), "level", month)
            return
        if self._is_mean(mark) and (mean := self.index.derived[entity, measure].get("mean")):
            yield Frame(entity, mean.id, "fact", month)
            return
        yield Frame(entity, measure, "level", month)
        if self.s.speaks_of("sa") and entity == COUNTRY and not measure.endswith(".sa") and "raw" not in self.s.own_measures(mark):
            yield Frame(entity, f"{measure}.sa", "level", month, likely=False)

    def _clause_text(self, mark: Mark) -> str:
        clause = self.s.clauses[self.s.clause_of(mark)]
        return self.text[clause.start : clause.end].casefold()

    def _previous(self, entity: Entity, measure: str) -> Iterator[Frame]:
        fact = self.index.derived[entity, measure].get("previous")
        if fact:
            yield Frame(entity, fact.id, "fact", self.month)

    def _is_previous(self, mark: Mark) -> bool:
        """Tell whether a number is of the forecast before: by its own clause, or what it is compared with."""
        clause = self.s.clauses[self.s.clause_of(mark)]
        said = self.text[clause.start : clause.end]
        if clause.than is not None and any(one.kind == "when" and one.value == "previous" and one.start > clause.than.start for one in clause.marks):
            return mark.start > clause.than.start
        if re.search(r"\bfrån\b[^,]*$", self.text[clause.start : mark.start]) and not re.search(r"\btill\b[^,]*$", self.text[clause.start : mark.start]):
            return True
        if re.search(r"\btill\b\D*$", self.text[clause.start : mark.start]):
            return False
        place = self.s.clause_of(mark)
        if place and re.match(r"\W*(?:då|när)\b", said):
            before = self.s.clauses[place - 1]
            said = self.text[before.start : before.end] + said
        return says(said, ",".join(LEXICON["when"]["previous"]))

    def _is_year_before(self, mark: Mark) -> bool:
        month = [date for date in self.s._near(mark, ("date",), same_side=False) if date.value.year]
        near = month[0].value.year if month else None
        clause = self.s.clauses[self.s.clause_of(mark)]
        if self._before_word(mark) == "till":
            return False
        return near == self.month.year - 1 or any(one.kind == "when" and one.value == "back12" for one in clause.marks)

    def _is_mean(self, mark: Mark) -> bool:
        place = self.s.clause_of(mark)
        clause = self.s.clauses[place]
        told = self.s.own_measures(mark)
        if not told and place and not clause.of("names", "services", "way"):  # in apposition: *än genomsnittet, 6 656*
            told = [str(one.value) for one in self.s.clauses[place - 1].of("measures")][-1:]
        return "mean" in told or self._after_mean(mark)

    def _judge(self, mark: Mark, frames: Sequence[Frame], origin: str) -> Proof:
        one: Quantity = mark.value
        way = self.way_of(mark) if self.is_change(mark) else ""
        if one.sign and self.is_change(mark) and not way:
            way = "up" if one.sign > 0 else "down"
        reckoned = [(frame, value) for frame in frames if (value := frame.reckon(self.index))]
        if not reckoned:
            return Proof("unread", None, "underlaget räcker inte för att räkna det")
        fits = [(frame, value) for frame, value in reckoned if self._fits(mark, frame, value, way)]
        likely = [(frame, value) for frame, value in reckoned if frame.likely]
        for frame, value in fits:
            return Proof("fact", value.fact, self._name(frame), str(frame))
        frame, value = (likely or reckoned)[0]
        note = self._explain(mark, frame, value, way)
        other = self._alternative(mark, way)
        if other is not None:
            return Proof("unread", value.fact, f"två läsningar: {note}; men det stämmer med {other}", str(frame))
        if self._in_topic(mark, frame) or not frame.entity.name and self._is_part(mark) and self.index.measures.get(frame.entity) and not re.search(r"\bde som (?:lämna|började|slutade|deltar|deltog|deltagit|gick)", self.text.casefold()):
            return Proof("unread", value.fact, f"oklart vad talet gäller; {note}", str(frame))
        if origin == "before" and not self._is_about(mark):
            return Proof("unread", value.fact, f"oklart vad talet gäller; {note}", str(frame))
        if one.hedge in ("over", "under") and self._far(one, value):
            return Proof("unread", value.fact, f"sant men långt ifrån: {note}", str(frame))
        return Proof("wrong", value.fact, note, str(frame))

    def _in_topic(self, mark: Mark, frame: Frame) -> bool:
        """Tell whether a sentence's topic has facts that a number may be, in words that are not read."""
        topics = self.s.topics | {topic for topic in self.s.before.topics if topic in ("results", "beveridge", "usual")}
        if "beveridge" in topics and not frame.entity.domain.startswith("rom2") or {"usual", "interval"} & self.s.topics:
            return True
        if "places" in topics and frame.measure == "suppliers" and frame.entity.domain in SERVICES and not frame.entity.kind and "suppliers" not in self.s.own_measures(mark):
            return True
        if frame.entity.domain == "forecast" and "forecast" in self.s.topics:
            return False
        if frame.measure in {self.s.meant(frame.entity, [word]) for word in self.s.own_measures(mark)}:
            return False
        prefixes = tuple(prefix for topic in topics for prefix in LEXICON["prefixes"].get(topic, ()))
        names = {one.value for one in self.s.marks if one.kind in ("names", "groups")}
        for fact_id in self.index.facts:
            if fact_id.startswith(prefixes) if prefixes else False:
                entity, value = self.index.places[fact_id][0], self.index.of_fact(fact_id)
                if value and (not entity.name or entity.name in names or entity.kind in ("year", "answer")) and self._fits(mark, frame, value, "") and mark.value.value >= 10:
                    return True
        return False

    def _alternative(self, mark: Mark, way: str) -> Frame | None:
        """Find another reading by the words of the same clause that a number agrees with."""
        one: Quantity = mark.value
        if one.value < SPECIFIC or one.hedge or one.worded:
            return None
        clause = self.s.clauses[self.s.clause_of(mark)]
        words = self.s.own_measures(mark)
        service = self.s.service_at(mark)
        entities = [pair[0] for name in clause.of("names", "groups") for pair in self.s._choose(name, service, words)]
        entities = entities or [Entity(service)] * bool(service)
        strong = [word for word in words if word in FLOWS]
        months = [period for date in clause.of("date") if (period := self.s.period(date.value)) is not None] or [self.month]
        for entity in dict.fromkeys(entities):
            for measure in dict.fromkeys(filter(None, (self.s.meant(entity, [word]) for word in (strong if len(strong) > 1 else words)))):
                roles: list[Role] = ["percent", "share"] if one.unit == "percent" else ["level", "change"]
                for role in roles:
                    if role in ("change", "percent") and not way:
                        continue
                    for month in months:
                        frame = Frame(entity, measure, role, month, month - 1 if role in ("change", "percent") else None)
                        value = frame.reckon(self.index)
                        if value and self._fits(mark, frame, value, way):
                            return frame
        return None

    def _is_about(self, mark: Mark) -> bool:
        """Tell whether a sentence without a subject of its own still speaks of a measure, and of no other thing."""
        one: Quantity = mark.value
        return bool(self.s.own_measures(mark)) or bool(self._way_mark(mark)) or one.unit in ("percent", "points") or bool(re.search(r"\b(den|det|där|tjänsten|företaget|bolaget|området|gruppen|antalet|siffran|nivån|andelen)\b", self.text, re.IGNORECASE))

    def _far(self, one: Quantity, value: Value) -> bool:
        return False

    def _name(self, frame: Frame) -> str:
        return f"i {name_month(frame.month)}" if frame.month != self.month and frame.role == "level" else ""

    def _fits(self, mark: Mark, frame: Frame, value: Value, way: str) -> bool:
        one: Quantity = mark.value
        if one.unit == "percent" and value.unit == "percentage points" or one.unit == "points" and value.unit != "percentage points":
            return False
        if one.unit in ("persons", "vacancies", "suppliers", "count", "index") and value.unit == "percent":
            return False
        if frame.role in ("change", "percent") and way and way != value.way and not (value.way == "same" and one.value == 0):
            return False
        if frame.role == "level" and one.sign < 0 and value.value > 0:
            return False
        return self._equals(one, value)

    def _equals(self, one: Quantity, value: Value) -> bool:
        """Tell whether a number is a value: to its own last digit, or within its hedge."""
        if one.holds(value.value):
            return True
        if one.hedge:
            return False
        decimals = max(0, len(f"{one.step:.6f}".rstrip("0").partition(".")[2]))
        return one.step <= 1 and abs(float(round_half_up(abs(value.value), decimals)) - one.value) < 1e-9

    def _explain(self, mark: Mark, frame: Frame, value: Value, way: str) -> str:
        """Say what the data say instead."""
        one: Quantity = mark.value
        change = frame.role in ("change", "percent")
        if change and way and self._equals(one, value) and way != value.way:
            return f"texten säger att det {WAYS[way]}, men det {WAYS[value.way]} ({tell(value, signed=True)})"
        note = f"{value.fact} är {tell(value, signed=change)}"
        if frame.month != self.month or frame.base is not None and frame.base != self.month - 1:
            note = f"{note} ({str(frame).rsplit(' · ', 1)[1]})"
        other = self._other_month(one, frame) if not change else None
        if other is not None:
            return f"det är värdet för {name_month(other)}; {note}"
        off = abs(abs(value.value) - one.value)
        if one.step < 1 and 0 < off <= 3 * one.step:
            note += " (räknat på avrundade tal?)"
        return note

    def _other_month(self, one: Quantity, frame: Frame) -> pd.Period | None:
        for back in range(1, 25):
            value = self.index.value(frame.entity, frame.measure, self.month - back) if frame.role == "level" else None
            if value and self._equals(one, value):
                return self.month - back
        return None

    # --- facts of a kind of their own -------------------------------------------------------------------

    def _told(self, mark: Mark) -> Proof | None:
        """Prove a count that only one kind of fact has, by the words around it: *riskerar 98 avtal att hävas*."""
        one: Quantity = mark.value
        population = self._population_after(mark) or ("contract" if one.unit == "" and any(mark.kind == "population" and mark.value == "contract" for mark in self.s.marks) else "")
        if one.unit == "interview":
            population = "interview"
        clause = self.s.clauses[self.s.clause_of(mark)]
        own, sentence = self.text[clause.start : clause.end], self.text
        found: list[tuple[int, str]] = []
        for fact_id, told in LEXICON["told"].items():
            of = told["of"]
            if fact_id not in self.index.facts or not (of == population and one.unit != "part" or of == "percent" and (one.unit == "percent" or one.unit == "part" and population == "contract")):
                continue
            if told.get("not") and says(own, told["not"]):
                continue
            if all(says(sentence, group) for group in told["words"]):
                found.append((sum(1 + says(own, group) for group in told["words"]), fact_id))
        soft = [fact_id for _, fact_id in found if LEXICON["told"][fact_id].get("soft")]
        for fact_id in soft:
            side = self._side(mark)
            if side:
                return side
            if (value := self.index.of_fact(fact_id)) and self._equals(one, value):
                return Proof("fact", fact_id, "", f"{fact_id} · fact")
        found = [pair for pair in found if pair[1] not in soft]
        if not found or self.is_change(mark):
            return None
        best = max(score for score, _ in found)
        if best == 0 and population in ("area", "supplier", "respondent"):
            whole = [fact_id for _, fact_id in found if self._equals(one, self.index.of_fact(fact_id))]  # type: ignore[arg-type]
            return Proof("fact", whole[0]) if whole else None
        values = [(fact_id, self.index.of_fact(fact_id)) for score, fact_id in found if score == best]
        for fact_id, value in values:
            if value and self._equals(one, value):
                return Proof("fact", fact_id, "", f"{fact_id} · fact")
        others = [fact_id for score, fact_id in found if score < best and (value := self.index.of_fact(fact_id)) and self._equals(one, value)]
        fact_id, value = values[0]
        if value is None:
            return None
        if others and best <= 1:
            return Proof("fact", others[0], "", f"{others[0]} · fact")
        status: Status = "wrong" if len(values) == 1 else "unread"
        return Proof(status, fact_id, f"{fact_id} är {tell(value)}", f"{fact_id} · fact")

    def _side(self, mark: Mark) -> Proof | None:
        """Prove that an area reaches the threshold, or does not: *X når inte gränsen på 25 procent*."""
        limit = self.index.of_fact("rom2.results.threshold")
        words = [word for word in self.s.measure_words(mark) if word in ("rr1_rate", "rr2_rate")] or ["rr1_rate"]
        areas = [pair for name in self.s._near(mark, ("names",), same_side=False) for pair in self.s._choose(name, "rom2", words) if pair[0].kind == "area"]
        if not areas or limit is None or not self._equals(mark.value, limit):
            return None
        entity, measure = areas[0]
        value = self.index.value(entity, measure)
        if value is None:
            return None
        below = bool(re.search(r"\binte\b|\bunder\b|missar|missade", self._clause_text(mark)))
        ok = (value.value >= limit.value) != below
        return Proof("fact" if ok else "wrong", value.fact, "" if ok else f"{value.fact} är {tell(value)}", f"{entity.name} · {measure} · gränsen")

    def _population_after(self, mark: Mark) -> str:
        """Return what a number counts: the noun after it, past *av de 30 största*."""
        one: Quantity = mark.value
        after = self.text[one.end : one.end + 60].casefold()
        words = re.findall(r"[a-zåäö]+|[,.;:()]", after)
        for word in words[:6]:
            if not word.isalpha():
                break
            for kind, phrases in LEXICON["population"].items():
                for phrase in phrases.split(","):
                    plain = phrase.strip()
                    if word == plain or plain.endswith("*") and word.startswith(plain[:-1]):
                        return kind
            if word not in ("av", "de", "dem", "landets", "alla", "största", "stora", "nio", "sex", "fem", "aktiva", "nya", "olika", "andra", "granskade", "svenska", "mindre"):
                break
        return ""

    # --- n of m -----------------------------------------------------------------------------------------

    def _pairs(self) -> None:
        """Prove *22 av 26*, *41 av de 70 områdena*, *fyra av tio*."""
        numbers = self._open("number")
        for some, all_ in zip(numbers, numbers[1:], strict=False):
            between = self.text[some.value.whole_end : all_.start]
            if not re.fullmatch(r"\s*(?:\w+\s+)?av\s+(?:\w+s\s+)?(?:(?:de|landets|totalt|sammanlagt|alla|våra|dessa|samtliga)\s+)*(?:de\s)?", between):
                continue
            if re.match(r"\s(?:största|minsta|stora)\b", self.text[all_.end :]):  # *ett av de tre största*: a rank
                kind = self._population_after(all_)
                counted = self._count(some, kind, largest=int(all_.value.value)) if kind and kind != "supplier" else None
                self.done[some] = self._count_proof(some.value, counted) if counted else None
                self.done[all_] = None
                continue
            self._pair(some, all_)

    def _pair(self, some: Mark, all_: Mark) -> None:
        if re.match(r"\s\w+\ssom\b", self.text[all_.end :]) and (kind := self._population_after(all_)):
            self._pair_of_some(some, all_, kind)
            return
        kind = self._population_after(all_) or self._population_after(some) or next((str(one.value) for one in self.s.marks if one.kind == "population" and one.value == "contract"), "")
        n, m = some.value, all_.value
        whole = self._whole(kind, all_)
        survey = self.s.speaks_of("survey") or kind == "respondent" and self.index.of_fact("survey.respondents") is not None and m.value == 26
        if not kind and self.s.speaks_of("survey"):
            kind, whole = "respondent", self._whole("respondent", all_)
        fraction = m.value in TENTHS and kind in ("", "respondent") and not (whole and m.value == whole.value)
        if survey and kind in ("", "respondent") and not fraction:
            self.done[all_] = self._count_proof(m, whole)
            self.done[some] = self._survey(some)
            return
        if kind == "supplier" and [one for one in self.s.marks if one.kind == "sum"]:
            self.done[some], self.done[all_] = None, self._count_proof(m, whole)
            return
        service = self.s.service_at(some)
        if m.value > 100 and kind in ("", "respondent") and service:
            measure = self.s.meant(Entity(service), self.s.measure_words(some)) or "remaining"
            month = self.s.month_told(all_)
            self.done[all_] = self._judge(all_, [Frame(Entity(service), one, "level", month) for one in dict.fromkeys((measure, "remaining"))], "clause")
            return
        if whole is not None and kind and not fraction:
            self.done[all_] = self._count_proof(m, whole)
            counted = self._count(some, kind)
            told = self._told_of(some, kind)
            if told:
                self.done[some] = told
            elif counted:
                self.done[some] = self._count_proof(n, counted)
            else:
                self.done[some] = Proof("unread", None, "det går inte att se vad som räknas")
            return
        if m.value in TENTHS and n.value < m.value:
            part = Quantity(n.start, n.end, 100 * n.value / m.value, 5.0, low=100 * n.value / m.value - 4, high=100 * n.value / m.value + 4, unit="part", hedge=n.hedge or "about", worded=True, whole_end=m.whole_end)
            mark = Mark(some.start, some.end, "number", part)
            self.s.marks[self.s.marks.index(some)] = mark
            clause = self.s.clauses[self.s.clause_of(some)]
            clause.marks[clause.marks.index(some)] = mark
            self.done[all_] = None
            self.done[mark] = self._number(mark) or Proof("unread", None, UNREAD_SUBJECT)

    def _pair_of_some(self, some: Mark, all_: Mark, kind: str) -> None:
        """Prove *33 av de 52 områden som når gränsen*, where the whole is itself counted by what it did."""
        values = [(fact_id, value) for fact_id, told in LEXICON["told"].items() if told["of"] == kind and (value := self.index.of_fact(fact_id))]
        whole = next((fact_id for fact_id, value in values if self._equals(all_.value, value)), None)
        self.done[all_] = Proof("fact", whole, "", f"{whole} · fact") if whole else Proof("unread", None, "det går inte att se vad som räknas")
        self.done[some] = self._told_as(some, kind) or Proof("unread", None, "det går inte att se vad som räknas")

    def _told_of(self, some: Mark, kind: str) -> Proof | None:
        one = some.value
        noun = Mark(some.start, some.end, "number", one)
        proof = self._told_as(noun, kind)
        return proof

    def _told_as(self, mark: Mark, kind: str) -> Proof | None:
        one: Quantity = mark.value
        candidates = []
        for fact_id, told in LEXICON["told"].items():
            if fact_id in self.index.facts and told["of"] == kind and told["words"] and all(says(self.text, group) for group in told["words"]) and not (told.get("not") and says(self.text, told["not"])):
                candidates.append((len(told["words"]), fact_id))
        if not candidates:
            return None
        best = max(candidates)[0]
        values = [(fact_id, self.index.of_fact(fact_id)) for score, fact_id in candidates if score == best]
        for fact_id, value in values:
            if value and self._equals(one, value):
                return Proof("fact", fact_id, "", f"{fact_id} · fact")
        fact_id, value = values[0]
        return Proof("wrong" if len(values) == 1 else "unread", fact_id, f"{fact_id} är {tell(value)}", f"{fact_id} · fact") if value else None

    def _count_proof(self, one: Quantity, value: Value | None) -> Proof:
        if value is None:
            return Proof("unread", None, "det går inte att se vad som räknas")
        if self._equals(one, value):
            return Proof("fact", value.fact or None, "", "antal")
        return Proof("wrong", value.fact or None, f"det är {print_number(value.value)}" + (f" ({value.fact})" if value.fact else ""), "antal")

    def _whole(self, kind: str, mark: Mark) -> Value | None:
        """Return how many there are of a kind."""
        if kind == "respondent" and not self.s.speaks_of("survey"):
            return None
        service = self.s.service_at(mark)
        facts = {
            "area": ("rom2.areas.listed",), "municipality": ("rom2.municipalities.listed", "rom2.municipalities.served"), "indicator": ("temperature.indicators",),
            "actor": ("trust.actors",), "contract": ("rom2.contracts",), "respondent": ("survey.respondents",),
            "track": (f"{service}.tracks",), "supplier": (f"{service}.suppliers", f"{service}.market.suppliers"),
        }.get(kind, ())  # fmt: skip
        found = [value for fact in facts if (value := self.index.of_fact(fact))]
        if found:
            return next((value for value in found if self._equals(mark.value, value)), None) or (Value(30, 0, "", "count") if kind == "supplier" and mark.value.value == 30 else found[0])
        if kind == "service":
            return Value(len(SERVICES), 0, "", "count")
        if kind == "group":
            return Value(len(self.index.peers(Entity("groups", "group", "storstader"), "unemployment_rate")), 0, "", "count")
        return None

    def _peers_of(self, kind: str, mark: Mark) -> tuple[list[Entity], str]:
        """Return the entities of a kind that a place speaks of, with the measure."""
        words = self.s.measure_words(mark)
        service = self.s.service_at(mark)
        if kind == "service":
            measure = self.s.meant(Entity("rom2"), words) or "remaining"
            return self.index.peers(Entity("rom2"), measure), measure
        if kind == "group":
            one = Entity("groups", "group", "storstader")
        elif kind == "area":
            one = next((entity for name in self.index.names for entity in self.index.named(name) if entity.kind == "area"), Entity(""))
        elif kind == "actor":
            one = next((entity for entity in self.index.measures if entity.kind == "actor"), Entity(""))
        else:
            one = next((entity for entity in self.index.measures if entity.domain == (service or "rom2") and entity.kind == kind), Entity(""))
        measure = self.s.meant(one, words) or self.s._default(one)
        return (self.index.peers(one, measure), measure) if one.kind else ([], "")

    def _count(self, mark: Mark, kind: str, *, largest: int = 0) -> Value | None:
        """Count the entities of a kind, or the largest of them, that went the way that the sentence says."""
        if kind == "indicator" and says(self.text, "fel håll, negativ*, svagare, kallare"):
            right, every = self.index.of_fact("temperature.positive"), self.index.of_fact("temperature.indicators")
            return right._replace(value=every.value - right.value) if right and every else None
        if kind == "indicator":
            return self.index.of_fact("temperature.positive") if says(self.text, "rätt håll, positiv*, pekar, varmare, ljus*") else None
        ways = [way for way in self.s.marks if way.kind == "way"]
        if not ways or len(ways) > 1 and re.search(r"samtidigt som|både", self.text):
            return None
        clause = self.s.clauses[self.s.clause_of(mark)]
        way = min(clause.of("way") or ways, key=lambda one: (abs(one.start - mark.start)))
        peers, measure = self._peers_of(kind, mark)
        if largest:
            peers = sorted(peers, key=lambda one: -(value.value if (value := self.index.value(one, measure)) else 0))[:largest]
        negated = self._negated(way)
        self.done[way] = None
        month = self.s.month_told(mark)
        total, counted = 0, 0
        for one in peers:
            bases = self.s.bases(mark, month) or [base for base, _ in self._default_bases(one, measure) if base is not None]
            change = self._peer_value(mark, one, measure, month, way, pct=False)
            if change is not None:
                total += 1
                counted += (change.way == way.value[0]) != negated
        return Value(counted, 0, "", "count") if total else None

    def _survey(self, mark: Mark) -> Proof:
        values = self._answers(mark)
        for value in values:
            if self._equals(mark.value, value):
                return Proof("fact", value.fact, "", "survey · n")
        if len(values) == 1:
            return Proof("wrong", values[0].fact, f"{values[0].fact} är {tell(values[0])}", "survey · n")
        return Proof("unread", None, "oklart vilket svar som menas")

    def _answers(self, mark: Mark) -> list[Value]:
        """Return the counts or shares of the answers that a sentence of the survey may mean."""
        part = "share_pct" if mark.value.unit in ("percent", "part") else "n"
        text = self.text.casefold()
        if "obehag" in text:
            question, answers = "discomfort_experienced", ["no"] if re.search(r"\b(inte|nej|aldrig|utan|sluppit|ingen?)\b", text) else ["yes"]
        elif "återkoppl" in text:
            question = "feedback_frequency_1to5"
            said = re.search(r"svar(?:ade|et|at)?\s(?:en\s)?(\d)|\b(etta|tvåa|trea|fyra|femma)\b|betyget\s(\d)", text)
            number = next((group for group in said.groups() if group), "") if said else ""
            number = {"etta": "1", "tvåa": "2", "trea": "3", "fyra": "4", "femma": "5"}.get(number, number)
            answers = [number] if number else ["1", "2", "3", "4", "5"]
            if not number and "sällan" in text and "= sällan" not in text:
                answers = ["1"]
        else:
            question, answers = "", []
        facts = [f"survey.{question}.answer_{answer}.{part}" for answer in answers]
        return [value for fact in facts if (value := self.index.of_fact(fact))]

    # --- several at once --------------------------------------------------------------------------------

    def _respectively(self) -> None:
        """Prove *AUB och FUB hade 6 133 respektive 3 922 deltagare*."""
        if not [mark for mark in self.s.marks if mark.kind == "each"]:
            return
        numbers = self._open("number")
        names = [mark for mark in self.s.marks if mark.kind in ("services", "names", "groups")]
        if len(numbers) != 2 or len(names) != 2:
            return
        for name, number in zip(names, numbers, strict=True):
            others = [mark for mark in self.s.marks if mark not in (*names, *numbers) or mark in (name, number)]
            kept, clauses = self.s.marks, self.s.clauses
            unit = numbers[1].value
            self.s.marks = others
            self.s.clauses = [type(clauses[0])(0, len(self.text), [mark for mark in others if mark.kind != "each"])]
            alone = Mark(number.start, number.end, "number", number.value if number.value.unit else _with(number.value, unit))
            self.s.clauses[0].marks = [alone if mark == number else mark for mark in self.s.clauses[0].marks]
            proof = self._number(alone)
            self.s.marks, self.s.clauses = kept, clauses
            self.done[number] = proof

    def _sums(self) -> None:
        """Prove a number told of several names together."""
        for mark in [one for one in self.s.marks if one.kind == "sum"]:
            clause = self.s.clauses[self.s.clause_of(mark)]
            numbers = [one for one in clause.of("number") if one not in self.done and not (one.value.worded and one.value.value <= 12)]
            names = [one for one in self.s.marks if one.kind in ("services", "names", "groups")]
            distinct = {one.value for one in names}
            if len(numbers) != 1:
                continue
            subjects: list[tuple[Entity, str]] = []
            words = self.s.measure_words(numbers[0])
            service = self.s.service_at(numbers[0])
            if len(distinct) > 1:
                for name in names:
                    if name.kind == "services" and any(other.kind != "services" for other in names):
                        continue
                    subjects += [(Entity(str(name.value)), self.s.meant(Entity(str(name.value)), words) or "remaining")] if name.kind == "services" else self.s._choose(name, service, words)
            elif re.search(r"\b(sex|alla|samtliga)\b.*\b(tjänst|insats)", self.text, re.IGNORECASE):
                subjects = [(Entity(one), self.s.meant(Entity(one), words) or "remaining") for one in SERVICES]
            if len(subjects) < 2:
                continue
            self.done[numbers[0]] = self._sum(numbers[0], subjects)

    def _sum(self, mark: Mark, subjects: Sequence[tuple[Entity, str]]) -> Proof:
        frames = []
        change = self.is_change(mark)
        month = self.s.month_told(mark)
        for entity, measure in dict.fromkeys(subjects):
            level = self.index.value(entity, measure)
            made = list(self._change_frames(mark, entity, measure, "", month) if change else self._level_frames(mark, entity, measure, level.unit if level else "", month))
            frames += made[:1]
        values = [frame.reckon(self.index) for frame in frames]
        if not frames or any(value is None for value in values):
            return Proof("unread", None, "underlaget räcker inte för att räkna summan")
        total = sum(value.value for value in values if value)
        first = values[0]
        assert first is not None
        summed = Value(total, first.decimals, first.fact, first.unit)
        if self._equals(mark.value, summed):
            return Proof("fact", first.fact, "summan", "summa: " + " + ".join(str(frame) for frame in frames))
        return Proof("wrong", first.fact, f"summan är {tell(summed)}", "summa: " + " + ".join(str(frame) for frame in frames))

    def _multiples(self) -> None:
        for mark in self._open("times"):
            for way in self._open("way"):
                if re.fullmatch(r"\s+än\s+", self.text[way.end : mark.start]):
                    self.done[way] = None
            self.done[mark] = self._multiple(mark)
            for number in self._open("number"):
                if number.start < mark.end and mark.start < number.end:
                    self.done[number] = None

    def _multiple(self, mark: Mark) -> Proof | None:
        times = float(mark.value)
        subjects, origin = self.s.subjects(mark)
        if not subjects or origin == "before" and not self._is_about_way(mark):
            return None
        entity, measure = subjects[0]
        month = self.s.month_told(mark)
        other = self._other_side(mark)
        if other is None and re.match(r"[^,;]*\b(?:än|som)\b", self.text[mark.end :]) and not self.s.bases(mark, month):
            return Proof("unread", None, "det går inte att se vad det jämförs med")
        if other is not None and other != (entity, measure):
            dates = [one for one in self.s.marks if one.kind == "date" and one.start > mark.end]
            then_month = (self.s.period(dates[-1].value) if dates else None) or month
            month = self.month if dates else month
            now, then = self.index.value(entity, measure, month), self.index.value(*other, then_month)
            frame = f"{entity} / {other}"
        else:
            bases = self.s.bases(mark, month) or [base for base, _ in self._default_bases(entity, measure) if base is not None]
            now = self.index.value(entity, measure, month)
            then = self.index.value(entity, measure, bases[0]) if bases else None
            frame = str(Frame(entity, measure, "reckoned", month, bases[0] if bases else None))
        if now is None or then is None or not then.value:
            return Proof("unread", None, "underlaget räcker inte för att räkna det")
        ratio = now.value / then.value
        before = self.text[: mark.start].casefold().rstrip()
        over, under = before.endswith(("mer än", "drygt", "över", "fler än")), before.endswith(("nästan", "knappt", "närmare", "inte fullt", "nära", "bortåt", "uppemot", "inemot"))
        low, high = times * (1 - SIMILAR), times * (1 + SIMILAR)
        if times < 1:
            over, under = under, over
        if over:
            low, high = times, times * 1.75
        elif under:
            low, high = times * 0.8, times
        if low <= ratio <= high:
            return Proof("fact", now.fact, "", frame)
        return Proof("wrong", now.fact, f"kvoten är {print_number(ratio, 2)} ({tell(now)} mot {tell(then)})", frame)

    def _is_about_way(self, mark: Mark) -> bool:
        return bool(self.s.own_measures(mark)) or bool(re.search(r"\b(den|det|där|de|tjänsten|antalet|andelen)\b", self.text, re.IGNORECASE))

    def _other_side(self, mark: Mark) -> tuple[Entity, str] | None:
        """Return what a claim compares with: a name or a measure after *än* or *som*."""
        clause = self.s.clauses[self.s.clause_of(mark)]
        than = next((one for one in clause.of("than") if one.start >= mark.start - 1), None)
        som = re.search(r"\bsom\b", self.text[mark.end : clause.end])
        beyond = mark.end if re.search(r"\b(över|under)$", self.text[: mark.end], re.IGNORECASE) else None
        start = than.end if than else beyond or (mark.end + som.end() if som else None)
        if start is None:
            return None
        after = [one for one in clause.marks if one.start >= start]
        if after and after[0].kind in ("date", "when"):
            return None
        words = [str(one.value) for one in after if one.kind == "measures" and one.value not in ("mean", "national", "share")]
        subjects, _ = self.s.subjects(mark)
        own_entity, own_measure = subjects[0] if subjects else (Entity(""), "")
        for one in after:
            if one.kind == "services":
                return Entity(str(one.value)), self.s.meant(Entity(str(one.value)), [*words, own_measure]) or "remaining"
            if one.kind in ("names", "groups"):
                chosen = self.s._choose(one, self.s.service_at(mark), [*words, own_measure])
                if chosen:
                    return chosen[0]
            if one.kind == "measures" and one.value == "national" and own_entity.domain == "groups":
                return COUNTRY, own_measure
        if words and own_entity.domain in SERVICES and (measure := self.s.meant(own_entity, words)) and measure != own_measure:
            return own_entity, measure
        return None

    # --- records, streaks -------------------------------------------------------------------------------

    def _records(self) -> None:
        """Prove *högsta sedan mars 2024*, *lägsta på ett år*, *rekord*."""
        if (match := _NOT_SINCE.search(self.text)) and self._open("date", "when"):
            self._not_since(match)
        for mark in self._open("top", "record"):
            clause = self.s.clauses[self.s.clause_of(mark)]
            later = self.text[mark.end : clause.end]
            since = re.match(r"(?:\s+\S+){0,4}?\s+(?:sedan|på|i serien|under)\b", later)
            dated = [one for one in clause.of("date", "when") if one.start >= mark.end and re.search(r"\b(sedan|på|sen|de senaste)\s*$", self.text[: one.start])]
            months = re.search(r"\bpå\s(\w+)\smånader\b|\bpå\s(\w+)\sår\b", later)
            is_record = mark.kind == "record" or bool([one for one in clause.of("record") if one != mark])
            if not (since and (dated or months) or is_record):
                continue
            if is_record and not dated and (reached := self._reached(mark)):
                for one in [*clause.of("top", "record")]:
                    self.done[one] = None
                self.done[mark] = reached
                continue
            tops = [one for one in clause.of("top") if one not in self.done]
            proof = self._record(mark, tops, dated, months)
            for one in (mark, *tops, *clause.of("record")):
                self.done[one] = None
            self.done[mark] = proof

    def _not_since(self, match: re.Match[str]) -> None:
        """Prove *inte sedan oktober har så många varslats*: the highest since then."""
        dates = [one for one in self._open("date", "when") if match.start() <= one.start < match.end()]
        if not dates:
            return
        name = "size" if match["size"] else "was"
        at = Mark(match.start(name), match.end(name), "top", "low" if match[name].casefold() in ("få", "låg", "låga", "lågt", "lite") else "high")
        proof = self._record(at, [at], dates[:1], None)
        if proof:
            self.s.marks.append(at)
            self.done[at] = proof

    def _reached(self, mark: Mark) -> Proof | None:
        """Prove when a series was highest or lowest: *toppnoteringen är från maj 2024*."""
        dates = [one for one in self.s.marks if one.kind == "date" and self.s.period(one.value) is not None and one.start > mark.start]
        subjects, _ = self.s.subjects(mark)
        if not dates or not subjects or re.search(r"\bsedan\s*$", self.text[: dates[0].start]):
            return None
        entity, measure = subjects[0]
        series, period = self.index.series(entity, measure), self.s.period(dates[0].value)
        if len(series) < 2 or period is None:
            return None
        low = bool(re.search(r"botten|lägst|minst", self.text[: dates[0].start].casefold()))
        at = (min if low else max)(series, key=lambda one: series[one])
        level = self.index.levels[entity, measure]
        ok = at == period.ordinal
        note = "" if ok else f"{level.id} var {'lägst' if low else 'högst'} i {name_month(pd.Period(ordinal=at, freq='M'))}"
        return Proof("fact" if ok else "wrong", level.id, note, f"{Frame(entity, measure, 'level', period)} · {'lägst' if low else 'högst'}")

    def _record(self, mark: Mark, tops: Sequence[Mark], dated: Sequence[Mark], months: re.Match[str] | None) -> Proof | None:
        text = self.text.casefold()
        high = tops[0].value == "high" if tops else not re.search(r"bottennot|bottenrekord|rekordlåg|rekordf|rekordsm|lägst", text)
        subjects, origin = self.s.subjects(mark)
        if not subjects:
            return None
        entity, measure = subjects[0]
        month = self.s.month_told(mark)
        series = self._changes(entity, measure) if self._is_of_change(mark) else self.index.series(entity, measure)
        if month.ordinal not in series or len(series) < 3:
            return Proof("unread", None, "serien saknas")
        if self._is_of_change(mark):
            way = next(one.value[0] for one in self.s.clauses[self.s.clause_of(mark)].of("way") if one.value[1] == "noun")
            series = {at: value if way == "up" else -value for at, value in series.items()}
            high = True
        level = self.index.levels[entity, measure]
        sign = 1 if high else -1
        rounded = {at: sign * float(round_half_up(value, level.decimals)) for at, value in series.items() if at <= month.ordinal}
        now = rounded[month.ordinal]
        reached = [at for at, value in rounded.items() if at < month.ordinal and value >= now]
        last = max(reached, default=None)
        exact = max((at for at, value in series.items() if at < month.ordinal and sign * value >= sign * series[month.ordinal]), default=None)
        frame = f"{Frame(entity, measure, 'level', month)} · {'högst' if high else 'lägst'}"
        told = "högsta" if high else "lägsta"
        data = f"{level.id} är det {told} " + ("i hela serien" if last is None else f"sedan {name_month(pd.Period(ordinal=last, freq='M'))}")
        if months and not dated:
            said = months[1] or months[2]
            count = NUMERALS.get(said, int(said) if said.isdigit() else 0) * (1 if months[1] else 12)
            ok = count and (last is None or month.ordinal - last >= count)
            return Proof("fact" if ok else "wrong", level.id, "" if ok else data, frame)
        if dated:
            since = dated[0]
            if since.kind == "when":
                back = months_back(since)
                if not back:
                    return Proof("unread", level.id, data, frame)
                ok = last is None or month.ordinal - last >= back
                return Proof("fact" if ok else "wrong", level.id, "" if ok else data, frame)
            date: Date = since.value
            period = self.s.period(date)
            if period is not None:
                ok = period.ordinal in (last, exact) or (last is None and min(rounded) == period.ordinal)
                return Proof("fact" if ok else "wrong", level.id, "" if ok else data, frame)
            ok = last is not None and pd.Period(ordinal=last, freq="M").year == date.year
            return Proof("fact" if ok else "wrong", level.id, "" if ok else data, frame)
        if re.search(r"första gången|på länge", text):
            return Proof("unread", level.id, data, frame)
        ok = last is None
        return Proof("fact" if ok else "wrong", level.id, "" if ok else data, frame)

    def _is_of_change(self, mark: Mark) -> bool:
        clause = self.s.clauses[self.s.clause_of(mark)]
        return any(one.value[1] == "noun" and 0 <= one.start - mark.end <= 3 for one in clause.of("way"))

    def _changes(self, entity: Entity, measure: str) -> dict[int, float]:
        series = self.index.series(entity, measure)
        return {at: value - series[at - 1] for at, value in series.items() if at - 1 in series}

    def _streaks(self) -> None:
        """Prove *för tredje månaden i rad*."""
        for match in _RUN_BEFORE.finditer(self.text):
            self._run_before(match)
        for mark in [one for one in self.s.marks if one.kind in ("streak", "streak_before") and not any(run.start() <= one.start <= run.end() + 8 for run in _RUN_BEFORE.finditer(self.text))]:
            clause = self.s.clauses[self.s.clause_of(mark)]
            counts = [one for one in clause.marks if (one.kind in ("ordinal", "number") or months_back(one)) and abs(one.start - mark.start) <= 24]
            ways = [one for one in self.s.marks if one.kind == "way" and one not in self.done]
            if not counts or not ways:
                continue
            first = counts[0]
            count = first.value if first.kind == "ordinal" else months_back(first) or int(first.value.value)
            way = min(ways, key=lambda one: abs(one.start - mark.start))
            subjects, _ = self.s.subjects(way)
            for one in (way, *counts):
                self.done[one] = None
            if not subjects:
                continue
            entity, measure = subjects[0]
            level = self.index.levels[entity, measure]
            run = self._run(entity, measure, way.value[0], self.s.month_told(way).ordinal)
            frame = f"{Frame(entity, measure, 'change', self.month, self.month - 1)} · i rad"
            ok = run == count
            self.done[way] = Proof("fact" if ok else "wrong", level.id, "" if ok else f"det är {run} månader i rad", frame)

    def _run(self, entity: Entity, measure: str, way: str, at: int) -> int:
        """Count the months in a row that a level went a way, up to a month."""
        decimals, changes, run = self.index.levels[entity, measure].decimals, self._changes(entity, measure), 0
        while at in changes and Value(changes[at], decimals, "", "").way == way:
            run, at = run + 1, at - 1
        return run

    def _run_before(self, match: re.Match[str]) -> None:
        """Prove *efter tre månaders uppgång*: a run that ended the month before."""
        ways = [one for one in self.s.marks if one.kind == "way" and match.end() - 30 <= one.start <= match.end() + 20 and one.start >= match.start()]
        word = match["count"].casefold()
        count = 6 if word == "ett halvår" else NUMERALS.get(word.split()[0], int(word) if word.isdigit() else 0)
        if not ways or not count:
            return
        subjects, _ = self.s.subjects(ways[0])
        for one in self.s.marks:
            if one.kind == "number" and match.start() <= one.start < match.end():
                self.done[one] = None
        if not subjects:
            return
        entity, measure = subjects[0]
        run = self._run(entity, measure, ways[0].value[0], self.month.ordinal - 1)
        fact = self.index.levels[entity, measure].id
        ok = count in (run, self._run(entity, measure, ways[0].value[0], self.month.ordinal))
        self.done[ways[0]] = Proof("fact" if ok else "wrong", fact, "" if ok else f"det var {run} månader i rad till och med {name_month(self.month - 1)}", "i rad")

    # --- superlatives and order -------------------------------------------------------------------------

    def _tops(self) -> None:
        for mark in self._open("top"):
            if re.match(r"\s+(?:prioritet|betydelse|delen|del\b|möjlig|vikt|ansvar|utmaning|grad|fråga|problem)", self.text[mark.end :]):
                self.done[mark] = None
                continue
            if re.search(r"\b(?:av|bland|hos|de)\sde\s(?:\w+\s)?$|^de\s\w+\s$|\bde\s(?:\d+|femton|tio|fem|tre|trettio)\s$", self.text[: mark.start].casefold()) and not re.search(r"\b(?:är|var|blev|blir)\s(?:\w+\s)?(?:en|ett|bland)\s(?:av\s)?de\s\w+\s$", self.text[: mark.start].casefold()):
                self.done[mark] = None
                continue
            if re.search(r"\bbland de\s$", self.text[: mark.start].casefold()) or re.match(r"\s(?:leverantörerna|områdena|inriktningarna|anordnarna|tjänsterna)(?:s)?\s(?:ökade|minskade|har|hade|tappade|står|svarar|stod)\b", self.text[mark.end :]) and not self.s.names_at(mark)[0]:
                self.done[mark] = None
                continue
            if mark.end < len(self.text) and re.search(r"\bde\s$", self.text[: mark.start]) and self.text[mark.start : mark.end].casefold() == "flesta":
                self.done[mark] = self._majority(mark)
                continue
            self.done[mark] = self._top(mark)

    def _majority(self, mark: Mark) -> Proof | None:
        population = next((one.value for one in self.s.marks if one.kind == "population" and one.start >= mark.end), "")
        ways = [one for one in self.s.marks if one.kind == "way"]
        if not population or not ways:
            return None
        counted = self._count(mark, population)
        peers, _ = self._peers_of(population, mark)
        if counted is None or not peers:
            return None
        ok = 2 * counted.value > len(peers)
        return Proof("fact" if ok else "wrong", None, "" if ok else f"det är {int(counted.value)} av {len(peers)}", "antal")

    def _top(self, mark: Mark) -> Proof | None:
        """Prove that a name is first or last of its kind, by level or by change."""
        clause = self.s.clauses[self.s.clause_of(mark)]
        word = self.text[mark.start : mark.end].casefold()
        ordinal = next((one.value for one in clause.of("ordinal") if 0 < mark.start - one.end + 1 <= 2), None)
        if re.search(r"\bnäst\s$", self.text[: mark.start]) or (re.search(r"näst\s*$", self.text[: mark.start].casefold())):
            ordinal = 2
            for one in clause.of("rank"):
                self.done[one] = None
        subjects, origin = self._top_subjects(mark)
        if not subjects:
            return None
        way = self._top_way(mark) or self._top_way_before(mark)
        stands = re.search(r"\b(?:är|var|blev|blir|ligger)\s(?:\w+\s)?$", self.text[: mark.start]) or re.match(r"\s(?:av|bland)\b", self.text[mark.end :])
        if word in ("mest", "minst") and way is None and not stands and not clause.of("measures", "population"):
            return None
        if way is not None and way in self.s.clauses[self.s.clause_of(mark)].marks:
            self.done[way] = None
        proofs = [self._rank_proof(mark, entity, measure, ordinal or 1, way) for entity, measure in subjects]
        bad = next((proof for proof in proofs if proof.status == "wrong"), None)
        if bad and self._is_set(mark):
            return self._set_top(mark, subjects, way)
        return bad or proofs[0]

    def _is_set(self, mark: Mark) -> bool:
        return False

    def _set_top(self, mark: Mark, subjects: Sequence[tuple[Entity, str]], way: Mark | None) -> Proof:
        return Proof("unread", None, UNREAD_SUBJECT)

    def _top_subjects(self, mark: Mark) -> tuple[list[tuple[Entity, str]], str]:
        """Return who is said to be first: the name nearest after *störst är*, or before it."""
        clause = self.s.clauses[self.s.clause_of(mark)]
        words = self.s.measure_words(mark)
        service = self.s.service_at(mark)
        names = [one for one in clause.of("names", "groups") if not self.s.is_compared(one)]
        found: list[tuple[Entity, str]] = []
        if names:
            before = [one for one in names if one.end <= mark.start]
            after = [one for one in names if one.start >= mark.end]
            verb = re.match(r"\s*(?:\w+\s+){0,4}?(?:är|var|blev|hade|har|ligger|låg|växte|ökade|minskade|steg|sjönk|föll|backade|finns|fanns|i|hos|för)\b", self.text[mark.end :])
            pool = after if after and (verb or not before) and not (before and not verb) else before or after
            passed = [one for one in clause.marks if one.kind == "order" and before and before[0].end <= one.start < before[-1].start]
            if passed:
                before = before[:1]
            if before and after:
                pool = after if verb and not re.search(r"\b(är|var|har|hade|ligger|låg|blev)\b", self.text[before[-1].end : mark.start]) else before
            nearest = pool[:1] if pool is after else pool[-1:]
            # names joined by *och* are told of together
            for one in pool:
                if one not in nearest and re.fullmatch(r"\s*(?:,|och|samt)\s*", self.text[min(one.end, nearest[0].end) : max(one.start, nearest[0].start)]):
                    nearest = [*nearest, one]
            for name in nearest[:1]:
                found += self.s._choose(name, service, words)
            return found, "clause"
        services = [one for one in clause.of("services") if not self.s.is_compared(one)]
        if services and re.search(r"tjänst|insats|av alla|av de sex|av samtliga", self.text, re.IGNORECASE) or len({one.value for one in self.s.marks if one.kind == "services"}) > 1:
            if services:
                one = Entity(str(services[-1].value if services[-1].end <= mark.start else services[0].value))
                return [(one, self.s.meant(one, words) or "remaining")], "clause"
        inherited, origin = self.s.names_at(mark)
        for name in inherited[:1]:
            found += self.s._choose(name, service, words)
        return found, origin

    def _top_way(self, mark: Mark) -> Mark | None:
        """Return the direction that a superlative is of: *mest ökade*, *störst minskning*."""
        clause = self.s.clauses[self.s.clause_of(mark)]
        word = self.text[mark.start : mark.end].casefold()
        ways = [one for one in clause.of("way") if one.value[1] != "more" and one.value[0] != "same"]
        near = [one for one in ways if abs(one.start - mark.end) <= 40 or abs(mark.start - one.end) <= 40]
        if not near:
            return None
        nouns = [one for one in near if one.value[1] == "noun" and 0 <= one.start - mark.end <= 25]
        if nouns:
            return nouns[0]
        if word in ("mest", "minst", "störst", "högst", "flest", "svagast"):
            return min(near, key=lambda one: abs(one.start - mark.start)) if word in ("mest", "minst") else None
        return None

    def _top_way_before(self, mark: Mark) -> Mark | None:
        """Return the direction of the superlative before: *störst ökning hade X, näst störst Y*."""
        place = self.s.clause_of(mark)
        if not place or self.s.clauses[place].of("measures", "way"):
            return None
        before = self.s.clauses[place - 1].of("top")
        if not before and self.text[mark.start : mark.end].casefold() in ("mest", "minst"):
            ways = [one for one in self.s.clauses[place - 1].of("way") if one.value[1] != "more"]
            return ways[-1] if ways and re.match(r"\s(?:av|bland)\b", self.text[mark.end :]) else None
        return self._top_way(before[-1]) if before else None

    def _rank_proof(self, mark: Mark, entity: Entity, measure: str, rank: int, way: Mark | None) -> Proof:
        month = self.s.month_told(mark)
        peers = self.index.peers(entity, measure)
        if len(peers) < 2:
            return Proof("unread", None, "det finns inget att jämföra med")
        pct = way is not None and bool(re.search(r"procentuellt|i procent|relativt|procentvis", self._clause_text(mark)))
        sizes: dict[Entity, Value] = {}
        if self.s.speaks_of("largest"):
            count = self.index.of_fact(f"{entity.domain}.{entity.kind}s.largest")
            ranked = sorted(peers, key=lambda one: -(value.value if (value := self.index.value(one, measure)) else 0))
            peers = ranked[: int(count.value)] if count else ranked
        for one in peers:
            value = self._peer_value(mark, one, measure, month, way, pct=pct)
            if value is not None:
                sizes[one] = value
        if entity not in sizes:
            return Proof("unread", None, "underlaget räcker inte för att räkna det")
        low = mark.value == "low" if mark.kind == "top" else False
        if way is not None:
            sign = (1 if way.value[0] == "up" else -1) * (-1 if low else 1)
        else:
            sign = -1 if low else 1
        if measure in ("along", "across"):
            sizes = {one: value._replace(value=abs(value.value)) for one, value in sizes.items()}
        mine = sign * sizes[entity].value
        rank_fact = self.index.derived[entity, measure].get("rank") if way is None else None
        if rank_fact and month == self.month:
            sizes[entity] = sizes[entity]._replace(fact=rank_fact.id)
        place = 1 + sum(sign * value.value > mine + 1e-9 for value in sizes.values())
        first = max(sizes, key=lambda one: sign * sizes[one].value)
        frame = f"{Frame(entity, measure, 'change' if way else 'level', month)} · plats {rank}"
        told = f"platsen är {place}; först är {first.name or first.domain} med {tell(sizes[first], signed=way is not None)}"
        among = re.search(r"\b(?:en|ett|bland)\s(?:av\s)?de\s(\w+)\s$", self.text[: mark.start].casefold())
        count = NUMERALS.get(among[1], int(among[1]) if among[1].isdigit() else 0) if among else 0
        if count and way is None:
            return Proof("fact" if place <= count else "wrong", sizes[entity].fact, "" if place <= count else told, frame)
        if way is not None and sizes[entity].way != way.value[0]:
            return Proof("wrong", sizes[entity].fact, f"det {WAYS[sizes[entity].way]} ({tell(sizes[entity], signed=True)})", frame)
        if place == rank:
            if low and not self.index.is_whole(entity, measure) and not re.search(r"bland de|av de", self.text):
                return Proof("unread", sizes[entity].fact, "tabellen har inte alla", frame)
            return Proof("fact", sizes[entity].fact, "", frame)
        return Proof("wrong", sizes[entity].fact, told, frame)

    def _peer_value(self, mark: Mark, one: Entity, measure: str, month: pd.Period, way: Mark | None, *, pct: bool) -> Value | None:
        if way is None:
            return self.index.value(one, measure, month)
        bases = self.s.bases(mark, month) or [base for base, _ in self._default_bases(one, measure)]
        if one.domain == "trust":
            change = self.index.derived[one, measure].get("change")
            return self.index.of_fact(change.id) if change else None
        return self.index.change(one, measure, month, bases[0], pct=pct) if bases and bases[0] is not None else None

    def _ranks(self) -> None:
        """Prove *tvåa är Göteborg Mitt*, *på tredje plats*, *följt av*, *före*."""
        for mark in self._open("rank"):
            self.done[mark] = self._rank(mark)
        for mark in [one for one in self.s.marks if one.kind in ("order", "behind")]:
            self._order(mark)
        for number in self._open("number"):
            if re.search(r"\b(?:plats|placering|rang|plats nummer|(?:är|blir|var|blev|på|som) nummer)\s$", self.text[: number.start], re.IGNORECASE):
                subjects, _ = self._top_subjects(number)
                if subjects:
                    self.done[number] = self._rank_proof(number, *subjects[0], int(number.value.value), None)

    def _rank(self, mark: Mark) -> Proof | None:
        if mark.value == 2 and self.text[mark.start : mark.end].casefold() == "näst":
            return None
        subjects, origin = self._top_subjects(mark)
        if not subjects or origin == "before":
            return None
        return self._rank_proof(mark, *subjects[0], int(mark.value), None)

    def _order(self, mark: Mark) -> None:
        """Prove that of two names the first has more than the second."""
        names = [one for one in self.s.marks if one.kind in ("names", "groups", "services")]
        before = [one for one in names if one.end <= mark.start]
        after = [one for one in names if 0 <= one.start - mark.end <= 30]
        if not before or not after:
            return
        if mark.value in ("före", "efter", "bakom", "framför") and not re.fullmatch(r"\s*(?:den\s|det\s)?", self.text[mark.end : after[0].start]):
            return
        words = self.s.measure_words(mark)
        service = self.s.service_at(mark)
        pair = [self._entity_of(one, service, words) for one in (before[-1], after[0])]
        if mark.value not in ("före", "efter", "bakom", "framför") and len(before) > 1 and before[-1].kind == "services":
            pair[0] = self._entity_of(before[-2], service, words)
        if pair[0] is None or pair[1] is None or pair[0][0][:2] != pair[1][0][:2]:
            return
        month = self.s.month_told(mark)
        first, second = (self.index.value(*one, month) for one in pair if one)
        if first is None or second is None:
            return
        low = any(one.kind == "top" and one.value == "low" for one in self.s.marks)
        flipped = (mark.kind == "behind") != low
        ok = (first.value < second.value) if flipped else (first.value > second.value)
        frame = f"{pair[0][0]} / {pair[1][0]} · {pair[0][1]}"
        proof = Proof("fact" if ok else "wrong", second.fact, "" if ok else f"{tell(first)} mot {tell(second)}", frame)
        follows = mark.value not in ("före", "efter", "bakom", "framför", "strax före", "strax efter", "strax bakom", "närmast före", "en hårsmån före")
        if ok and follows:
            places = [self._place(one, month, low=low) for one in pair if one]
            if places[1] != places[0] + 1 and abs(places[0] - places[1]) != 1:
                proof = Proof("wrong", second.fact, f"plats {places[1]} följer inte på plats {places[0]}", frame)
        self.done[mark] = proof

    def _place(self, one: tuple[Entity, str], month: pd.Period, *, low: bool) -> int:
        values = [value.value for peer in self.index.peers(*one) if (value := self.index.value(peer, one[1], month))]
        mine = self.index.value(*one, month)
        assert mine is not None
        return 1 + sum((value < mine.value) if low else (value > mine.value) for value in values)

    def _entity_of(self, mark: Mark, service: str, words: Sequence[str]) -> tuple[Entity, str] | None:
        if mark.kind == "services":
            one = Entity(str(mark.value))
            return one, self.s.meant(one, words) or "remaining"
        chosen = self.s._choose(mark, service, words)
        return chosen[0] if chosen else None

    def _states(self) -> None:
        """Prove the word for the labour market's temperature."""
        for mark in self._open("state"):
            if not says(self.text, "temperatur*, arbetsmarknad*, termometer*"):
                continue
            fact = self.index.facts.get("temperature.word")
            if fact is not None:
                ok = (fact.value == mark.value) != self._negated(mark)
                self.done[mark] = Proof("fact" if ok else "wrong", fact.id, "" if ok else f"{fact.id} är {fact.text}", "riket · temperatur")

    # --- directions -------------------------------------------------------------------------------------

    def _negated(self, way: Mark) -> bool:
        clause = self.s.clauses[self.s.clause_of(way)]
        negations = clause.of("not")
        if re.match(r"\W*(?:och |men )?(?:varken|vare sig)\b", self.text[clause.start : clause.end].casefold()):
            return True
        if re.match(r"\W*(?:och |men )?(?:inte heller|varken|någon|några)\b", self.text[clause.start : clause.end].casefold()) and negations:
            return True
        return any(0 <= one.start - way.end <= 14 or 0 <= way.start - one.end <= 10 for one in negations)

    def _quantified(self) -> None:
        """Prove *ingen inriktning minskade*, *samtliga tjänster växte*, *41 områden backade*."""
        for mark in [one for one in self.s.marks if one.kind in ("all", "none")]:
            clause = self.s.clauses[self.s.clause_of(mark)]
            population = next((one.value for one in clause.of("population") if 0 <= one.start - mark.end <= 30), "")
            if not population:
                population = self._population_after(Mark(mark.start, mark.end, "number", Quantity(mark.start, mark.end, 0, 1)))
            ways = [one for one in clause.of("way") if one not in self.done and self._counts(one)]
            if not population or population in ("month", "respondent") or not ways:
                continue
            peers, _ = self._peers_of(population, mark)
            excepted = self._excepted(clause.end)
            counted = self._count(ways[0], population)
            if counted is None or not peers:
                continue
            wanted = 0 if mark.kind == "none" else len(peers)
            ok = counted.value == (wanted + excepted if mark.kind == "none" else wanted - excepted)
            self.done[ways[0]] = Proof("fact" if ok else "wrong", None, "" if ok else f"det är {int(counted.value)} av {len(peers)}", f"{population} · antal")
        for number in self._open("number"):
            kind = self._population_after(number)
            clause = self.s.clauses[self.s.clause_of(number)]
            ways = [one for one in clause.of("way") if one not in self.done and one.value[1] != "more" and one.start > number.start]
            if not kind and number.value.unit == "" and re.search(r"\bi\s$", self.text[: number.start]):  # *minskade i 41 områden, ökade i 20*
                counted_before = [one for one in self.s.marks if one.kind == "population" and one.start < number.start and one.value in ("area", "track", "group")]
                kind = str(counted_before[-1].value) if counted_before else ""
                ways = [one for one in clause.of("way") if one not in self.done]
            if kind in ("area", "track", "group", "service", "supplier", "actor") and ways and not re.match(r"\s(?:största|minsta)\b", self.text[number.end :]) and not self._says_by(number) and not self.is_change(number) and not clause.of("names", "groups"):
                way = ways[0]
                counted = self._count(number, kind)
                if counted is not None and kind != "supplier":
                    self.done[number] = self._count_proof(number.value, counted)
                    listed = self._listed_after(way)
                    if listed is not None:
                        self.done[way] = listed

    def _listed_after(self, way: Mark) -> Proof | None:
        """Prove a direction of each name that is listed after it: *två tappade: X och Y*."""
        place = self.s.clause_of(way) + 1
        after = self.s.clauses[place] if place < len(self.s.clauses) else None
        if after is None or not after.of("names", "groups", "services") or after.of("number", "way", "measures"):
            return None
        proofs = [self._way_proof(way, entity, measure, "clause") for entity, measure in self._coordinated(way, after.of("names", "groups", "services"))]
        return next((proof for proof in proofs if proof and proof.status == "wrong"), None) or next((proof for proof in proofs if proof), None)

    def _excepted(self, _end: int) -> int:
        """Count the names after *utom*."""
        mark = next((one for one in self.s.marks if one.kind == "except"), None)
        if mark is None:
            return 0
        return len([one for one in self.s.marks if one.kind in ("services", "names", "groups") and 0 <= one.start - mark.end <= 60])

    def _counts(self, way: Mark) -> bool:
        """Tell whether a direction can be counted: not *mer* and *mindre*, which compare."""
        return way.value[1] != "more" or self.text[way.start : way.end].casefold() in ("fler", "färre")

    def _compared(self) -> None:
        """Prove *fler deltagare i STA än i AUB*, *lägre än genomsnittet*."""
        for way in self._open("way"):
            if way.value[1] != "more":
                continue
            clause = self.s.clauses[self.s.clause_of(way)]
            if (match := _ANY_OTHER.match(self.text, way.end)) and (top := self._above_all(way, match)):
                self.done[way] = top
                continue
            numbers = [one for one in clause.of("number") if 0 <= way.start - one.value.whole_end <= 12]
            other = self._other_side(way)
            mean = self._mean_side(way) or self._normal_side(way)
            if mean is None and other is None and re.search(r"(?:över|under)$", self.text[: way.end]) and (beyond := self._beyond(way)):
                mean = beyond
            if other is None and mean is None:
                continue
            subjects, origin = self.s.subjects(way)
            if not subjects:
                continue
            entity, measure = subjects[0]
            month = self.s.month_told(way)
            mine = self.index.value(entity, measure, month)
            theirs = mean if mean is not None else self.index.value(*other, month) if other else None
            if other is not None and self._is_share_side(way):
                mine, theirs = self.index.share(entity, measure, month), self.index.share(*other, month)
            if mine is None or theirs is None or (other is not None and other == (entity, measure)):
                continue
            gap = Value(mine.value - theirs.value, min(mine.decimals, theirs.decimals), mine.fact, "percentage points" if mine.unit == "percent" else mine.unit)
            frame = f"{Frame(entity, measure, 'level', month)} / {other or 'medel'}"
            claimed = way.value[0]
            ok = (gap.way == claimed) != self._negated(way)
            note = "" if ok else f"{tell(mine)} mot {tell(theirs)}"
            self.done[way] = Proof("fact" if ok else "wrong", mine.fact, note, frame)
            for number in [*numbers[-1:], *self._apposed(way)]:
                if number not in self.done and not number.value.unit == "percent":
                    fits = self._equals(number.value, gap)
                    self.done[number] = Proof("fact" if fits else "wrong", mine.fact, "" if fits else f"skillnaden är {tell(gap, signed=True)}", frame)

    def _apposed(self, way: Mark) -> list[Mark]:
        """Return a difference that is told after the comparison: *fler än i STA, 361 fler*."""
        place = self.s.clause_of(way)
        if place + 1 >= len(self.s.clauses):
            return []
        after = self.s.clauses[place + 1]
        if after.of("names", "services", "groups", "date", "when", "measures") or len(after.of("number")) != 1:
            return []
        if not after.of("way"):
            return []
        for one in after.of("way"):
            self.done[one] = None
        return after.of("number")

    def _is_share_side(self, way: Mark) -> bool:
        return "share" in self.s.own_measures(way)

    def _above_all(self, way: Mark, match: re.Match[str]) -> Proof | None:
        """Prove *mer än i någon annan grupp*: the first or the last of its kind."""
        subjects, _ = self.s.subjects(way)
        if not subjects:
            return None
        end = "high" if way.value[0] == "up" else "low"
        return self._rank_proof(Mark(way.start, match.end(), "top", end), *subjects[0], 1, None)

    def _normal_side(self, way: Mark) -> Value | None:
        """Return what is normal for the barometer, which is built so that it is 100."""
        marks = self.s.marks
        if any(one.kind == "measures" and one.value == "normal" and one.start > way.end for one in marks) and any(one.kind == "measures" and one.value == "ki_barometer" for one in marks):
            for one in marks:
                if one.kind == "number" and one.value.value == NORMAL:
                    self.done[one] = Proof("fact", None, "det normala är 100", "riket · ki_barometer · normal")
            return Value(NORMAL, 1, "temperature.ki_barometer", "index")
        return None

    def _beyond(self, way: Mark) -> Value | None:
        """Return the number that a level is said to be over or under: *ligger under 7 procent*."""
        number = next((one for one in self._open("number") if re.fullmatch(r"\s*", self.text[way.end : one.start])), None)
        if number is None:
            return None
        self.done[number] = None
        return Value(number.value.value, 1, "", "")

    def _mean_side(self, way: Mark) -> Value | None:
        clause = self.s.clauses[self.s.clause_of(way)]
        after = [one for one in clause.of("measures") if one.start > way.end and one.value in ("mean", "national")]
        if not after:
            return None
        subjects, _ = self.s.subjects(way)
        if not subjects:
            return None
        entity, measure = subjects[0]
        if entity.domain == "groups":
            return self.index.value(COUNTRY, measure)
        return self.index.mean(entity, measure)

    def _ways(self) -> None:
        for way in self._open("way"):
            self.done[way] = self._way(way)

    def _way(self, way: Mark) -> Proof | None:
        """Prove a direction: of the number that it governs, or of its subject alone."""
        if self._is_hypothetical(way):
            return None
        if self.text[way.start : way.end].casefold() in ("mer", "mindre", "större") and not re.search(r"\bän\b", self.text[way.end :]) and not [one for one in self.s.marks if one.kind == "number" and 0 <= way.start - one.end <= 20]:
            return None  # *mindre koncentrerad*
        if way.value[1] == "noun" and re.search(r"\b(?:efter|trots|före)\s(?:\w+\s){0,3}$", self.text[: way.start].casefold()):
            return None  # of a time before
        clause = self.s.clauses[self.s.clause_of(way)]
        if re.match(r"\s(?:\w+\s){0,2}(?:placering|plats(?:en)?\b|rang|position)", self.text[way.end :]):
            return Proof("unread", None, "om placeringar utan siffror läses inget")
        governed = [one for one in self.s.marks if one.kind == "number" and self._way_mark(one) == way and self.is_change(one)]
        if governed:
            proof = self.done.get(governed[0])
            return Proof(proof.status, proof.fact, proof.note, proof.frame) if proof else None
        subjects, origin = self.s.subjects(way)
        subjects = [pair for pair in subjects if pair[1] not in EVENTS]
        names = [one for one in clause.of("names", "groups", "services") if not self.s.is_compared(one)]
        if not names and origin == "before" and not self.s.own_measures(way) and not self._refers_back():
            return None
        if len(names) > 1 and not clause.of("number"):
            subjects = self._coordinated(way, names) or subjects
        if not subjects:
            return None
        proofs = [self._way_proof(way, entity, measure, origin) for entity, measure in subjects]
        proofs = [proof for proof in proofs if proof]
        bad = next((proof for proof in proofs if proof.status == "wrong"), None)
        return bad or (proofs[0] if proofs else None)

    def _refers_back(self) -> bool:
        """Tell whether a sentence begins with a word for what the one before was about."""
        return bool(re.match(r"\W*(?:men |och |samtidigt |däremot |där )?(?:den|det|de|där|antalet|siffran|andelen|nivån|tjänsten|företaget|bolaget|området|gruppen|inriktningen|deltagarna|kurvan)\b", self.text.casefold()))

    def _then(self, way: Mark) -> pd.Period | None:
        """Return the earlier month that a comparison with now is told of; None where it is told of now."""
        clause = self.s.clauses[self.s.clause_of(way)]
        now = [one for one in clause.of("date", "when") if self.s.is_compared(one) and (one.value == "same" or one.kind == "date" and self.s.period(one.value) == self.month)]
        told = self.s.month_told(way)
        return told if now and told != self.month else None

    def _is_part(self, mark: Mark) -> bool:
        """Tell whether a clause is about those of many that did something: *de områden som växte*."""
        return bool(re.search(r"\bde\s(?:\w+\s)?som\b|\b(?:leverantörer|områden|kommuner|inriktningar|tjänster)\ssom\b", self._clause_text(mark)))

    def _is_broken(self, way: Mark) -> bool:
        """Tell whether a clause says that something ended, so that its direction is of the time before."""
        return says(self._clause_text(way), "bröts, bryts, bröt, brutits, vände, vänt, svit, sviten, trendbrott, upphörde, tog slut")

    def _named_beside(self, mark: Mark, entity: Entity) -> list[tuple[Entity, str]]:
        """Return the names of the sentence's other clauses, of which a clause about a whole service may speak."""
        place = self.s.clause_of(mark)
        names = [one for other in self.s.clauses[:place] for one in other.of("names")]
        return [pair for one in names[-1:] for pair in self.s._choose(one, entity.domain, ["remaining"]) if pair[0].domain == entity.domain]

    def _went(self, one: tuple[Entity, str], claimed: str, month: pd.Period) -> bool:
        change = self.index.change(*one, self.month, self.month - 1, pct=False)
        return change is not None and change.way == claimed

    def _coordinated(self, way: Mark, names: Sequence[Mark]) -> list[tuple[Entity, str]]:
        words, service = self.s.measure_words(way), self.s.service_at(way)
        named = [one for one in names if one.kind != "services"] or list(names)
        found = [self._entity_of(one, service, words) for one in named]
        return [one for one in found if one]

    def _is_hypothetical(self, way: Mark) -> bool:
        """Tell whether a direction is only thought of: after *om* or *när*, or under *måste*, *kan*, *ska*."""
        place = self.s.clause_of(way)
        clause = self.s.clauses[place]
        if clause.of("number"):
            return False
        before = [one for other in self.s.clauses[: place + 1] for one in other.of("if") if one.end <= way.start]
        if not before:
            return False
        word = before[-1].value
        if word in ("när", "om", "ifall"):
            return not re.search(r"\bhar\b|ade\b|\bsteg\b|\bsjönk\b|\bföll\b", self.text[before[-1].end : way.end])
        return before[-1].start >= clause.start

    def _way_proof(self, way: Mark, entity: Entity, measure: str, origin: str) -> Proof | None:
        claimed, form = way.value
        month = self.s.month_told(way, level=False)
        if entity.domain in ("forecast", "trust"):
            fact = self.index.derived[entity, measure].get("change")
            value = self.index.of_fact(fact.id) if fact else None
            outcome, level = self.index.value(entity, f"{measure}.outcome"), self.index.value(entity, measure)
            if "utfall" in self.text.casefold() and way.value[1] == "more" and outcome and level:
                value = outcome._replace(value=outcome.value - level.value)
            frames = [(Frame(entity, measure, "change", month), value)] if value else []
        else:
            explicit = self.s.bases(way, month)
            if form == "more" and (then := self._then(way)):  # *för ett år sedan var varslen fler än nu*
                month, explicit = then, [self.month]
            bases = [(base, True) for base in explicit] or (self._default_bases(entity, measure) if month == self.month else [(month - 1, True)])
            frames = []
            for base, likely in bases:
                frame = Frame(entity, measure, "change", month, base, likely)
                value = frame.reckon(self.index)
                if value:
                    frames.append((frame, value))
        if not frames:
            return Proof("unread", None, "underlaget räcker inte för att räkna det") if origin != "before" else None
        negated = self._negated(way)
        frame, value = frames[0]
        if claimed == "same" and re.search(r"\b(?:i stort sett|nästan|ungefär|i princip|närmast|praktiskt taget|i det närmaste|i huvudsak|relativt|tämligen)\s(?:\w+\s)?$", self.text[: way.start]):
            level = self.index.value(entity, measure)
            if level and level.value and abs(value.value / level.value) < NEARLY:
                return Proof("fact", value.fact, "nästan", str(frame))
        if (value.way == claimed) != negated:
            return Proof("fact", value.fact, "", str(frame))
        note = f"texten säger att det {'inte ' if negated else ''}{WAYS[claimed]}, men det {WAYS[value.way]} ({tell(value, signed=True)})"
        if any((other.way == claimed) != negated for _, other in frames[1:]):
            return Proof("unread", value.fact, f"två läsningar: {note}", str(frame))
        if origin == "before" and not self.s.own_measures(way) and not self._refers_back():
            return Proof("unread", value.fact, note, str(frame))
        if self._is_part(way) or self._is_broken(way) or "usual" in self.s.topics or "beveridge" in self.s.topics:
            return Proof("unread", value.fact, note, str(frame))
        if not entity.name and any(self._went(one, claimed, month) for one in self._named_beside(way, entity)):
            return Proof("unread", value.fact, f"två läsningar: {note}", str(frame))
        return Proof("wrong", value.fact, note, str(frame))


def _with(one: Quantity, other: Quantity) -> Quantity:
    """Give a number the unit that stands after the last of its list."""
    from dataclasses import replace

    return replace(one, unit=other.unit, noun=other.noun)
