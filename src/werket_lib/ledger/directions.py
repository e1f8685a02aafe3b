"""Directions proved: what rose, fell or stood still, of one, of several, of all or none."""

import re
from collections.abc import Sequence

import pandas as pd

from werket_lib.ledger.amounts import EVENTS
from werket_lib.ledger.claims import AFFIRMED, UNREAD_SUBJECT, Claims, Proof, Prover, refers
from werket_lib.ledger.counting import Counts
from werket_lib.ledger.frames import WAYS, Frame, tell
from werket_lib.ledger.index import Entity, Value
from werket_lib.ledger.lexicon import says
from werket_lib.ledger.marks import Mark
from werket_lib.ledger.quantities import NUMERALS, Quantity

# Verbs of a forecast that is changed, and not of what it foresees.
REVISED = (
    "höj*, sänk*, skriv*, skrev*, juster*, revider*, skruv*, upprevider*, nedrevider*, uppskriv*, nedskriv*, uppjust*,"
    "nedjust*, upp, ned, ner, drog*, dragit"
)
NEARLY = 0.03  # of a level, by which *i stort sett lika många* may be off

_THE_OTHERS = re.compile(r"\b(?:de|dem)\s(?:\w+\s)?(?:andra|övriga)\b|\bövriga\b|\bresten\b")
_TIMES = re.compile(
    r"\s(?:tidigare|förut|förr|nu|då|förra|senast|dess|under|på|sedan|vid|innan|i\s\w+as\b|vanlig|väntat|normal)"
)
_ONLY = re.compile(r"\b(?<!inte )(?:bara|endast|enbart)\s(?:i\s|hos\s|inom\s)?$", re.IGNORECASE)
COUNTED = ("area", "track", "group", "service")
_CAME = re.compile(
    r"\b(?P<before>ingen|inga|en)\s(?:ny\s|nya\s|enda\s)?leverantör(?:er)?\s(?:har\s)?(?:tillkom|tillkommit)\b"
    r"|\btillkom\s(?P<after>ingen|inga|en)\s(?:ny\s|nya\s|enda\s)?leverantör(?:er)?\b",
    re.IGNORECASE,
)
_OF_THE = re.compile(r"\W*av\s(?:de|alla|samtliga|dessa)\b", re.IGNORECASE)
_NEARLY = (
    r"\b(?:i stort sett|nästan|ungefär|i princip|närmast|praktiskt taget|i det närmaste|i huvudsak|relativt|tämligen)"
    r"\s(?:\w+\s)?$"
)


class Directions(Prover):
    """Proves words of direction that no number stands beside, and those that one does."""

    def __init__(self, c: Claims, counts: Counts) -> None:
        super().__init__(c)
        self.counts = counts

    def comings(self) -> None:
        """Prove *tillkom ingen leverantör*, *en leverantör har tillkommit*."""
        for match in _CAME.finditer(self.text):
            word = (match["before"] or match["after"]).casefold()
            came = (
                self.index.of_fact(f"{self.s.service_at(self.s.marks[0])}.suppliers.entered") if self.s.marks else None
            )
            at = Mark(*match.span(), "top", "high")
            if came is not None and not [
                one for one in self.c.open("number") if match.start() <= one.start < match.end()
            ]:
                count = 0 if word.startswith("ing") else 1
                self.s.marks.append(at)
                self.done[at] = self.counts.count_proof(
                    Quantity(0, 0, count, 1, low=count - 0.5, high=count + 0.5), came
                )

    def states(self) -> None:
        """Prove the word for the labour market's temperature."""
        for mark in self.c.open("state"):
            if not says(self.text, "temperatur*, arbetsmarknad*, termometer*"):
                continue
            fact = self.index.facts.get("temperature.word")
            if fact is not None:
                ok = (fact.value == mark.value) != self.c.negated(mark)
                self.done[mark] = Proof(
                    "fact" if ok else "wrong", fact.id, "" if ok else f"{fact.id} är {fact.text}", "riket · temperatur"
                )

    def quantified(self) -> None:
        """Prove *ingen inriktning minskade*, *samtliga tjänster växte*, *41 områden backade*."""
        for mark in [one for one in self.s.marks if one.kind in ("all", "none")]:
            clause = self.s.clause_at(mark)
            population = next((one.value for one in clause.of("population") if 0 <= one.start - mark.end <= 30), "")
            if not population:
                population = self.counts.population_after(
                    Mark(mark.start, mark.end, "number", Quantity(mark.start, mark.end, 0, 1))
                )
            ways = [one for one in clause.of("way") if one not in self.done and self._counts(one)]
            if not population and _OF_THE.match(self.text):
                population = next((one.value for one in clause.of("population") if one.end <= mark.start), "")
            gone = ways and self.text[ways[0].start : ways[0].end].casefold().startswith("försv")
            if not population or population in ("month", "respondent") or not ways or gone:
                continue
            peers, _ = self.counts.peers_of(population, mark)
            excepted = self._excepted()
            beyond = [one for one in clause.of("names", "groups", "services", "measures") if one.start > ways[0].end]
            if ways[0].value[1] == "more" and clause.than is not None and beyond:
                continue  # *ingen grupp har fler än X*
            counted = self.counts.count(ways[0], population)
            if counted is None or not peers:
                continue
            wanted = 0 if mark.kind == "none" else len(peers)
            ok = counted.value == (wanted + excepted if mark.kind == "none" else wanted - excepted)
            self.done[ways[0]] = Proof(
                "fact" if ok else "wrong",
                None,
                "" if ok else f"det är {int(counted.value)} av {len(peers)}",
                f"{population} · antal",
            )
        for number in self.c.open("number"):
            kind = self.counts.population_after(number)
            clause = self.s.clause_at(number)
            ways = [
                one
                for one in clause.of("way")
                if one not in self.done
                and one.value[1] != "more"
                and (one.start > number.start or re.fullmatch(r"\si\s(?:\w+\s)?", self.text[one.end : number.start]))
            ]
            if not kind and number.value.unit == "" and (bare := self._bare_count(number)):
                kind, ways = bare
            if (
                kind in ("area", "track", "group", "service", "supplier", "actor")
                and ways
                and not re.match(r"\s(?:största|minsta)\b", self.text[number.end :])
                and not self.c.says_by(number)
                and (not self.c.is_change(number) or bool(_OF_THE.match(self.text)))
                and not clause.of("names", "groups")
            ):
                way = ways[0]
                counted = self.counts.count(number, kind)
                if counted is not None and kind != "supplier":
                    self.done[number] = self.counts.count_proof(number.value, counted)
                    listed = self._listed_after(way)
                    if listed is not None:
                        self.done[way] = listed

    def _bare_count(self, number: Mark) -> tuple[str, list[Mark]] | None:
        """Return what a number alone counts, and the direction: *minskade i 41 områden, ökade i 20*."""
        clause = self.s.clause_at(number)
        ways = [one for one in clause.of("way") if one not in self.done]
        counted = [
            str(one.value)
            for one in self.s.marks
            if one.kind == "population" and one.start < number.start and one.value in COUNTED
        ]
        beside = any(re.fullmatch(r"\s+", self.text[number.end : way.start]) for way in ways)
        after = _OF_THE.match(self.text) and any(
            re.fullmatch(r"\s+", self.text[way.end : number.start]) for way in ways
        )
        told = beside or after or re.search(r"\bi\s$", self.text[: number.start])
        return (counted[-1], ways) if counted and told else None

    def _listed_after(self, way: Mark) -> Proof | None:
        """Prove a direction of each name that is listed after it: *två tappade: X och Y*."""
        place = self.s.clause_of(way) + 1
        after = self.s.clauses[place] if place < len(self.s.clauses) else None
        if after is None or not after.of("names", "groups", "services") or after.of("number", "way", "measures"):
            return None
        proofs = [
            self._way_proof(way, entity, measure, "clause")
            for entity, measure in self._coordinated(way, after.of("names", "groups", "services"))
        ]
        known = [proof for proof in proofs if proof]
        return next((proof for proof in known if proof.status == "wrong"), None) or next(iter(known), None)

    def _excepted(self) -> int:
        """Count the names after *utom*."""
        mark = next((one for one in self.s.marks if one.kind == "except"), None)
        if mark is None:
            return 0
        if told := re.match(r"\s(?:en|ett|två|tre|fyra|fem|\d+)\b", self.text[mark.end :]):
            word = told[0].strip()
            return int(word) if word.isdigit() else NUMERALS[word]
        return len(
            [
                one
                for one in self.s.marks
                if one.kind in ("services", "names", "groups") and 0 <= one.start - mark.end <= 60
            ]
        )

    def _counts(self, way: Mark) -> bool:
        """Tell whether a direction can be counted: not *mer* and *mindre*, which compare."""
        dated = self.s.clause_at(way).than is not None and bool(self.s.clause_at(way).of("date", "when"))
        return way.value[1] != "more" or dated or self.text[way.start : way.end].casefold() in ("fler", "färre")

    def ways(self) -> None:
        """Prove every direction that nothing else has proved."""
        for way in self.c.open("way"):
            self.done[way] = self._way(way)

    def _way(self, way: Mark) -> Proof | None:
        """Prove a direction: of the number that it governs, or of its subject alone."""
        if self._is_hypothetical(way) or not self.c.is_of_data(way):
            return None
        if (
            self.text[way.start : way.end].casefold() in ("mer", "mindre", "större")
            and not re.search(r"\bän\b", self.text[way.end :])
            and not [one for one in self.s.marks if one.kind == "number" and 0 <= way.start - one.end <= 20]
        ):
            return None  # *mindre koncentrerad*
        if way.value[1] == "noun" and re.search(
            r"\b(?:efter|trots|före)\s(?:\w+\s){0,3}$", self.text[: way.start].casefold()
        ):
            return None  # of a time before
        clause = self.s.clause_at(way)
        if self.text[way.start : way.end].casefold().startswith("försv") and any(
            one.kind == "population" and one.value == "supplier" for one in self.s.marks
        ):
            gone = self.index.of_fact(f"{self.s.service_at(way)}.suppliers.exited")
            told = re.search(r"\b(\w+)\sleverantör(?:er)?\s(?:har\s)?$", self.text[: way.start].casefold()) or re.match(
                r"\s(\w+)\sleverantör(?:er)?\b", self.text[way.end :].casefold()
            )
            count = 0 if clause.of("none") else NUMERALS.get(told[1]) if told else None
            if gone is None or count is None:
                return Proof("unread", None, "det går inte att se vilka som försvann")
            return self.counts.count_proof(Quantity(0, 0, count, 1, low=count - 0.5, high=count + 0.5), gone)
        if re.match(r"\s(?:\w+\s){0,2}(?:placering|plats(?:en)?\b|rang|position)", self.text[way.end :]):
            return Proof("unread", None, "om placeringar utan siffror läses inget")
        governed = [
            one
            for one in self.s.marks
            if one.kind == "number" and self.c.way_mark(one) == way and self.c.is_change(one)
        ]
        if governed:
            proof = self.done.get(governed[0])
            return Proof(proof.status, proof.fact, proof.note, proof.frame) if proof else None
        if not clause.of("names", "groups", "services") and _THE_OTHERS.search(self.c.clause_text(way)):
            return Proof("unread", None, "det går inte att se vilka de andra är")
        if only := self._only(way):
            return only
        if way.value[1] == "more" and self._has_other_side(way):
            if not clause.of("names", "groups", "services", "measures"):
                return None  # *frågorna är fler än svaren*
            return Proof("unread", None, "det går inte att se vad det jämförs med")
        subjects, origin = self.s.subjects(way)
        if origin != "clause" and self._has_other_subject(way):
            return Proof("unread", None, UNREAD_SUBJECT)
        subjects = [(one, "remaining") if measure == "net" else (one, measure) for one, measure in subjects]
        subjects = [pair for pair in subjects if pair[1] not in EVENTS]
        names = [one for one in clause.of("names", "groups", "services") if not self.s.is_compared(one)]
        compares = way.value[1] == "more" and clause.than is not None and clause.of("date", "when")
        if not (names or compares or self.s.own_measures(way) or self.c.refers_back()) and origin == "before":
            return None
        if len(names) > 1 and not clause.of("number"):
            subjects = self._coordinated(way, names) or subjects
        if not subjects:
            revised = "forecast" in self.s.topics and any(one.value.year for one in self.s.marks if one.kind == "date")
            return Proof("unread", None, UNREAD_SUBJECT) if revised or origin == "unknown" else None
        proofs = [self._way_proof(way, entity, measure, origin) for entity, measure in subjects]
        known = [proof for proof in proofs if proof]
        return next((proof for proof in known if proof.status == "wrong"), None) or next(iter(known), None)

    def _only(self, way: Mark) -> Proof | None:
        """Prove *ökade bara X, Y och Z*: those and no others of their kind, or of the largest of them, did."""
        names = [one for one in self.s.clause_at(way).of("names", "groups", "services") if not self.s.is_compared(one)]
        told = names[:1] if names and _ONLY.search(self.text[: names[0].start]) else []
        if told and self.text[told[0].start : told[0].end].casefold().startswith(("den ", "det ")):
            return None  # of two that were named
        for one in self.s.marks:
            joined = told and re.fullmatch(r",\s|\s(?:och|samt)\s", self.text[told[-1].end : one.start])
            told += [one] if joined and one.kind in ("names", "groups", "services") else []
        pairs = self._coordinated(way, told) if told and way.value[1] != "noun" else []
        if not pairs or len(pairs) != len(told) or len({one[:2] for one, _ in pairs}) > 1:
            return None
        measure, month = pairs[0][1], self.s.month_told(way)
        peers = self.c.peers(pairs[0][0], measure)
        if self.s.speaks_of("largest") and (
            count := self.index.of_fact(f"{pairs[0][0].domain}.{pairs[0][0].kind}s.largest")
        ):
            sizes = {one: value.value for one in peers if (value := self.index.value(one, measure))}
            peers = sorted(sizes, key=lambda one: -sizes[one])[: int(count.value)]
        went = {
            one
            for one in peers
            if (change := self.c.peer_value(way, one, measure, month, way, pct=False)) and change.goes(way.value[0])
        }
        ok = went == {one for one, _ in pairs}
        note = "" if ok else f"det är {len(went)}: {', '.join(sorted(one.name or one.domain for one in went)[:4])}"
        return Proof("fact" if ok else "wrong", self.index.levels[pairs[0]].id, note, f"{measure} · bara")

    def _has_other_subject(self, way: Mark) -> bool:
        """Tell whether a clause is of something that is no measure: *och köerna växer*."""
        clause = self.s.clause_at(way)
        said = re.fullmatch(
            r"\W*(?:och|men|medan|samtidigt som)?\s*(?!men\b)(\w+(?:na|en|et))\s", self.text[clause.start : way.start]
        )
        named = clause.of("measures", "names", "services", "groups")
        return said is not None and not named and not refers(said[1])

    def _has_other_side(self, way: Mark) -> bool:
        """Tell whether a comparative compares with something that is no time: *lägre än årets*."""
        clause = self.s.clause_at(way)
        if re.match(r"(?:ligger|låg|är|var|hamna\w*)\s(?:över|under)$", self.text[way.start : way.end].casefold()):
            return not clause.of("date", "when")
        than = next((one for one in clause.of("than") if one.start >= way.start), None)
        if than is None:
            return False
        times = [one for one in clause.of("date", "when") if one.start > than.start]
        return not times and not _TIMES.match(self.text, than.end)

    def _told_before(self, way: Mark, month: pd.Period) -> list[pd.Period]:
        """Return the month of the level just told: *i oktober var den 92,6; i januari hade den stigit till 94,7*."""
        place = self.s.clause_of(way)
        if not place or not self.s.clauses[place].of("date", "when") or not self.s.clauses[place].of("number"):
            return []
        before = self.s.clauses[place - 1]
        periods = [self.s.period(one.value) for one in before.of("date")] if before.of("number") else []
        return [one for one in periods if one is not None and one < month][-1:]

    def _then(self, way: Mark) -> pd.Period | None:
        """Return the earlier month that a comparison with now is told of; None where it is told of now."""
        clause = self.s.clause_at(way)
        now = [
            one
            for one in clause.of("date", "when")
            if self.s.is_compared(one)
            and (one.value == "same" or (one.kind == "date" and self.s.period(one.value) == self.month))
        ]
        told = self.s.month_told(way)
        return told if now and told != self.month else None

    def _year_after_than(self, way: Mark, entity: Entity, measure: str) -> Value | None:
        """Return the forecast of the year that another is compared with: *lägre 2026 än 2025*."""
        clause = self.s.clause_at(way)
        than = clause.than
        years = [one.value.year for one in clause.of("date") if than and one.start > than.start and not one.value.month]
        if entity.domain != "forecast" or not years or str(years[0]) == entity.name:
            return None
        return self.index.value(Entity("forecast", "year", str(years[0])), measure)

    def _is_broken(self, way: Mark) -> bool:
        """Tell whether a clause says that something ended, so that its direction is of the time before."""
        return says(
            self.c.clause_text(way),
            "bröts, bryts, bröt, brutits, vände, vänt, svit, sviten, trendbrott, upphörde, tog slut",
        )

    def _named_beside(self, mark: Mark, entity: Entity) -> list[tuple[Entity, str]]:
        """Return the names of the sentence's other clauses, of which a clause about a whole service may speak."""
        place = self.s.clause_of(mark)
        names = [one for other in self.s.clauses[:place] for one in other.of("names")]
        return [
            pair
            for one in names[-1:]
            for pair in self.s.choose(one, entity.domain, ["remaining"])
            if pair[0].domain == entity.domain
        ]

    def _went(self, one: tuple[Entity, str], claimed: str) -> bool:
        change = self.index.change(*one, self.month, self.month - 1, pct=False)
        return change is not None and change.way == claimed

    def _coordinated(self, way: Mark, names: Sequence[Mark]) -> list[tuple[Entity, str]]:
        words, service = self.s.measure_words(way), self.s.service_at(way)
        named = [one for one in names if one.kind != "services"] or list(names)
        found = [self.c.entity_of(one, service, words) for one in named]
        return [one for one in found if one]

    def _is_hypothetical(self, way: Mark) -> bool:
        """Tell whether a direction is only thought of: after *om* or *när*, or under *måste*, *kan*, *ska*."""
        place = self.s.clause_of(way)
        clause = self.s.clauses[place]
        if clause.of("number") or AFFIRMED.search(self.text):
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
            before = (
                self.index.value(Entity("forecast", "year", str(int(entity.name) - 1)), measure)
                if (entity.domain == "forecast")
                else None
            )
            if value and level and before and not says(self.text, REVISED):
                # *väntas sjunka*: from the year before, and not from the forecast before.
                moved = value._replace(value=level.value - before.value)
                if re.search(r"\bfrån\b.*\bi år\b|\bän i år\b|\bmed i år\b", self.text):
                    value = moved
                if (moved.way == claimed) == (value.way == claimed) or form != "verb":
                    value = moved if form == "verb" else value
                elif moved.way == claimed:
                    return Proof("fact", level.fact, "från året före", str(Frame(entity, measure, "change", month)))
                else:
                    return Proof("unread", level.fact, "två läsningar", str(Frame(entity, measure, "change", month)))
            if other_year := self._year_after_than(way, entity, measure):
                value = level and other_year._replace(value=level.value - other_year.value)
            if "utfall" in self.text.casefold() and way.value[1] == "more" and outcome and level:
                value = outcome._replace(value=outcome.value - level.value)
            frames = [(Frame(entity, measure, "change", month), value)] if value else []
        elif measure in ("along", "across"):  # these are movements themselves
            value = self.index.value(entity, measure)
            frames = [(Frame(entity, measure, "level", month), value)] if value else []
        else:
            explicit = self.s.bases(way, month) or self._told_before(way, month)
            if form == "more" and (then := self._then(way)):  # *för ett år sedan var varslen fler än nu*
                month, explicit = then, [self.month]
            bases = [(base, True) for base in explicit] or (
                self.c.default_bases(entity, measure) if month == self.month else [(month - 1, True)]
            )
            frames = []
            for base, likely in bases:
                frame = Frame(entity, measure, "change", month, base, likely)
                value = frame.reckon(self.index)
                if value:
                    frames.append((frame, value))
        if not frames:
            return Proof("unread", None, "underlaget räcker inte för att räkna det") if origin != "before" else None
        negated = self.c.negated(way)
        frame, value = frames[0]
        if claimed == "same" and re.search(
            _NEARLY,
            self.text[: way.start],
        ):
            level = self.index.value(entity, measure)
            if level and level.value and abs(value.value / level.value) < NEARLY:
                return Proof("fact", value.fact, "nästan", str(frame))
        if value.goes(claimed) != negated and not re.search(r"\ben enda månad\b", self.text.casefold()):
            return Proof("fact", value.fact, "", str(frame))
        said = f"{'inte ' if negated else ''}{WAYS[claimed]}"
        note = f"texten säger att det {said}, men det {WAYS[value.way]} ({tell(value, signed=True)})"
        if re.search(r"\b(?:varje månad|en enda månad|månad efter månad|år efter år)\b", self.text.casefold()):
            return Proof("unread", value.fact, "månad för månad läses inte", str(frame))
        if self.c.is_restricted(way):
            return Proof("unread", value.fact, f"oklart vilka det gäller; {note}", str(frame))
        if any(other.goes(claimed) != negated for _, other in frames[1:]):
            return Proof("unread", value.fact, f"två läsningar: {note}", str(frame))
        if origin == "before" and not self.s.own_measures(way) and not self.c.refers_back():
            return Proof("unread", value.fact, note, str(frame))
        if (
            (self.c.is_part(way) and not (entity.name and re.search(r"\b(?:en|ett) av de\b", self.text)))
            or self._is_broken(way)
            or "usual" in self.s.topics
            or ("beveridge" in self.s.topics and measure not in ("along", "across"))
        ):
            return Proof("unread", value.fact, note, str(frame))
        if not entity.name and any(self._went(one, claimed) for one in self._named_beside(way, entity)):
            return Proof("unread", value.fact, f"två läsningar: {note}", str(frame))
        return Proof("wrong", value.fact, note, str(frame))
