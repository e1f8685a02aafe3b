"""Comparisons proved: between two names or measures, with a mean, and as multiples."""

import re

import pandas as pd

from werket_lib.ledger.claims import Claims, Proof, Prover
from werket_lib.ledger.frames import Frame, tell
from werket_lib.ledger.index import COUNTRY, SERVICES, Entity, Value
from werket_lib.ledger.marks import Mark
from werket_lib.ledger.order import Order
from werket_lib.ledger.outside import print_number

NORMAL = 100.0  # of the barometer
SIMILAR = 0.08  # of a multiple, by which *dubbelt* may be off
_ANY_OTHER = re.compile(
    r"(?:\s\w+){0,3}?\sän\s(?:i |hos |för |bland |på )?(?:någon|något|några|alla|samtliga)"
    r"\s(?:annan|annat|andra|övriga)(?:stans)?\b"
)

_TEMPO = re.compile(
    r"\b(?:(?P<fast>snabbare|fortare|kraftigare)|långsammare|trögare|saktare)\b(?=(?:\s\w+){0,3}?\sän\s)"
    r"|\b(?P<less>inte lika (?:snabbt|fort|mycket|kraftigt|starkt))\b(?=\ssom\s)",
    re.IGNORECASE,
)
_AS_MANY = re.compile(r"\s(?:så|lika)\s(?:många|få|mycket|stor|hög|låg|lång)\w*", re.IGNORECASE)
_ONLY = re.compile(r"\b(?:bara|endast|enbart)\s(?:det\s(?:är|var)\s)?", re.IGNORECASE)


class Comparisons(Prover):
    """Proves what is more or less than something else."""

    def __init__(self, c: Claims, order: Order) -> None:
        super().__init__(c)
        self.order = order

    def multiples(self) -> None:
        """Prove every multiple."""
        for mark in self.c.open("number"):
            if mark.value.unit == "part" and _AS_MANY.match(self.text, mark.end):
                self.done[mark] = self._multiple(mark)
        for mark in self.c.open("times"):
            for way in self.c.open("way"):
                if re.fullmatch(r"\s+än\s+", self.text[way.end : mark.start]):
                    self.done[way] = None
            self.done[mark] = self._multiple(mark)
            for number in self.c.open("number"):
                if number.start < mark.end and mark.start < number.end:
                    self.done[number] = None

    def _multiple(self, mark: Mark) -> Proof | None:
        part = mark.value if mark.kind == "number" else None  # *en tredjedel så många som*
        times = part.value / 100 if part else float(mark.value)
        subjects, origin = self.s.subjects(mark)
        if not subjects or (origin == "before" and not self._is_about_way(mark)):
            return None
        other = self._other_side(mark)
        place = self.s.clause_of(mark)
        if other in subjects and place and (earlier := self.s.clauses[place - 1].of("names", "groups", "services")):
            pair = self.c.entity_of(earlier[-1], self.s.service_at(mark), self.s.measure_words(mark))
            subjects = [pair] if pair else subjects  # *X är näst störst, med hälften så många som Y*
        entity, measure = subjects[0]
        month = self.s.month_told(mark)
        if other is None and re.match(r"[^,;]*\b(?:än|som)\b", self.text[mark.end :]) and not self.s.bases(mark, month):
            return Proof("unread", None, "det går inte att se vad det jämförs med")
        if other is not None and other != (entity, measure):
            dates = [one for one in self.s.marks if one.kind == "date" and one.start > mark.end]
            then_month = (self.s.period(dates[-1].value) if dates else None) or month
            month = self.month if dates else month
            now, then = self.index.value(entity, measure, month), self.index.value(*other, then_month)
            frame = f"{entity} / {other}"
        else:
            bases = self.s.bases(mark, month) or [
                base for base, _ in self.c.default_bases(entity, measure) if base is not None
            ]
            now = self.index.value(entity, measure, month)
            then = self.index.value(entity, measure, bases[0]) if bases else None
            frame = str(Frame(entity, measure, "reckoned", month, bases[0] if bases else None))
        if now is None or then is None or not then.value:
            return Proof("unread", None, "underlaget räcker inte för att räkna det")
        ratio = now.value / then.value
        before = self.text[: mark.start].casefold().rstrip()
        over, under = (
            before.endswith(("mer än", "drygt", "över", "fler än")),
            before.endswith(("nästan", "knappt", "närmare", "inte fullt", "nära", "bortåt", "uppemot", "inemot")),
        )
        low, high = times * (1 - SIMILAR), times * (1 + SIMILAR)
        if times < 1 and self.text[mark.start : mark.end].casefold().startswith("halver"):
            over, under = under, over
        if over:
            low, high = times, times * 1.75
        elif under:
            low, high = times * 0.8, times
        if part.holds(100 * ratio) if part else low <= ratio <= high:
            return Proof("fact", now.fact, "", frame)
        return Proof("wrong", now.fact, f"kvoten är {print_number(ratio, 2)} ({tell(now)} mot {tell(then)})", frame)

    def _is_about_way(self, mark: Mark) -> bool:
        return bool(self.s.own_measures(mark)) or bool(
            re.search(r"\b(den|det|där|de|tjänsten|antalet|andelen)\b", self.text, re.IGNORECASE)
        )

    def _other_side(self, mark: Mark) -> tuple[Entity, str] | None:
        """Return what a claim compares with: a name or a measure after *än* or *som*."""
        clause = self.s.clause_at(mark)
        than = next((one for one in clause.of("than") if one.start >= mark.start - 1), None)
        som = re.search(r"\bsom\b", self.text[mark.end : clause.end])
        beyond = mark.end if re.search(r"\b(över|under)$", self.text[: mark.end], re.IGNORECASE) else None
        fronted = next((one for one in clause.of("than") if one.end <= mark.start), None)
        if (
            than is None
            and fronted
            and [one for one in clause.of("names", "services", "groups") if one.start >= fronted.end][1:]
        ):
            than = fronted  # *jämfört med STA har AUB fler*
        start = than.end if than else beyond or (mark.end + som.end() if som else None)
        if start is None:
            return None
        after = [one for one in clause.marks if one.start >= start]
        if after and after[0].kind in ("date", "when"):
            return None
        if own := next((one.value for one in after if one.kind == "measures" and one.value in ("raw", "sa")), ""):
            subjects, _ = self.s.subjects(mark)
            bare = subjects[0][1].removesuffix(".sa") if subjects else ""
            other = (COUNTRY, bare if own == "raw" else f"{bare}.sa")
            return other if other in self.index.levels else None
        words = [
            str(one.value) for one in after if one.kind == "measures" and one.value not in ("mean", "national", "share")
        ]
        subjects, _ = self.s.subjects(mark)
        own_entity, own_measure = subjects[0] if subjects else (Entity(""), "")
        for one in after:
            if one.kind == "services":
                there = Entity(str(one.value), own_entity.kind, own_entity.name)
                if own_entity.name and own_measure in self.index.measures.get(there, ()):
                    return there, own_measure
                return Entity(str(one.value)), self.s.meant(
                    Entity(str(one.value)), [*words, own_measure]
                ) or "remaining"
            if one.kind in ("names", "groups"):
                chosen = self.s.choose(one, self.s.service_at(mark), [*words, own_measure])
                if chosen:
                    return chosen[0]
            if one.kind == "measures" and one.value == "national" and own_entity.domain == "groups":
                return COUNTRY, own_measure
        if (
            words
            and (own_entity.domain in SERVICES or own_entity == COUNTRY)
            and (measure := self.s.meant(own_entity, words))
            and measure != own_measure
        ):
            return own_entity, measure
        return None

    def compared(self) -> None:
        """Prove *fler deltagare i STA än i AUB*, *lägre än genomsnittet*."""
        for way in self.c.open("way"):
            if way.value[1] != "more":
                continue
            clause = self.s.clause_at(way)
            if (match := _ANY_OTHER.match(self.text, way.end)) and (top := self._above_all(way, match)):
                self.done[way] = top
                continue
            if (one := self._against_one(way)) is not None:
                self.done[way] = one
                continue
            if (top := self._none_above(way) or self._only_above(way)) is not None:
                self.done[way] = top
                continue
            numbers = [
                one
                for one in clause.of("number")
                if 0 <= way.start - one.value.whole_end <= 12
                and not re.search(r"\b(?:är|var|blev)\b", self.text[one.end : way.start])
            ]
            subjects, _ = self.s.subjects(way)
            flows = self._flows(way, subjects[0][0]) if subjects else []
            subjects, other = (flows[:1], flows[1]) if flows else (subjects, self._other_side(way))
            mean = self._mean_side(way) or self._normal_side(way)
            if (
                mean is None
                and other is None
                and re.search(r"(?:över|under)$", self.text[: way.end])
                and (beyond := self._beyond(way))
            ):
                mean = beyond
            if (outcome := self._against_forecast(way)) is not None:
                self.done[way] = outcome
                continue
            if (other is None and mean is None) or not subjects:
                continue
            entity, measure = subjects[0]
            month = self.s.month_told(way)
            mine = self.index.value(entity, measure, month)
            theirs = mean if mean is not None else self.index.value(*other, month) if other else None
            if other is not None and self._is_share_side(way) and mine is not None and mine.unit != "percent":
                mine, theirs = self.index.share(entity, measure, month), self.index.share(*other, month)
            verb = next(
                (one for one in clause.of("way") if one.value[1] == "verb" and 0 <= way.start - one.end <= 1), None
            )
            if verb is not None and other is not None:  # *stigit mer i X än i Y*
                mine, theirs = self._moved(verb, way, (entity, measure), month), self._moved(verb, way, other, month)
            if mine is None or theirs is None or (other is not None and other == (entity, measure)):
                continue
            gap = Value(
                mine.value - theirs.value,
                min(mine.decimals, theirs.decimals),
                mine.fact,
                "percentage points" if mine.unit == "percent" else mine.unit,
            )
            frame = f"{Frame(entity, measure, 'level', month)} / {other or 'medel'}"
            claimed = way.value[0]
            ok = (gap.way == claimed) != self.c.negated(way)
            note = "" if ok else f"{tell(mine)} mot {tell(theirs)}"
            self.done[way] = Proof("fact" if ok else "wrong", mine.fact, note, frame)
            for number in [*numbers[-1:], *self._apposed(way)]:
                if number not in self.done and number.value.unit != "percent":
                    fits = self.c.equals(number.value, gap)
                    self.done[number] = Proof(
                        "fact" if fits else "wrong",
                        mine.fact,
                        "" if fits else f"skillnaden är {tell(gap, signed=True)}",
                        frame,
                    )

    def _flows(self, way: Mark, entity: Entity) -> list[tuple[Entity, str]]:
        """Return the two flows that are compared: *fler lämnade än började*; none where they are not two."""
        clause = self.s.clause_at(way)
        place = self.s.clause_of(way)
        told = self.s.clauses[place - 1].of("measures") if place else []  # *528 började, 12 fler än de som lämnade*
        flows = [one for one in (*told, *clause.of("measures")) if one.value in ("new", "left")]
        before = [one for one in flows if one.start < clause.beyond]
        after = [one for one in flows if one.start > clause.beyond]
        pair = [*before[-1:], *after[:1]]
        measures = list(dict.fromkeys(str(one.value) for one in pair))
        return [(entity, measure) for measure in measures] if len(measures) > 1 else []

    def _moved(self, verb: Mark, way: Mark, one: tuple[Entity, str], month: pd.Period) -> Value | None:
        """Return how far something went the way that a verb says."""
        bases = self.s.bases(way, month) or [base for base, _ in self.c.default_bases(*one)]
        value = self.index.change(*one, month, bases[0], pct=False) if bases and bases[0] is not None else None
        return value._replace(value=-value.value) if value and verb.value[0] == "down" else value

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
        return self.order.rank_proof(Mark(way.start, match.end(), "top", end), *subjects[0], 1, None)

    def tempo(self) -> None:
        """Prove *X har vuxit snabbare än Y*: by how many percent each moved."""
        for match in _TEMPO.finditer(self.text):
            verb = next(
                (one for one in self.c.open("way") if one.value[1] == "verb" and one.end <= match.start()), None
            )
            at = Mark(*match.span(), "way", ("up" if match["fast"] else "down", "more"))
            if verb is None or self.s.clause_at(verb) is not self.s.clause_at(at):
                continue
            subjects, _ = self.s.subjects(verb)
            other, month = self._other_side(at), self.s.month_told(verb, level=False)
            if not subjects or other is None or other == subjects[0]:
                continue
            bases = self.s.bases(verb, month) or [base for base, _ in self.c.default_bases(*subjects[0])]
            moved = [
                self.index.change(*one, month, bases[0], pct=True) if bases and bases[0] is not None else None
                for one in (subjects[0], other)
            ]
            if moved[0] is None or moved[1] is None:
                continue
            sign = 1 if verb.value[0] == "up" else -1
            faster = sign * moved[0].value > sign * moved[1].value
            ok = (faster == bool(match["fast"])) != (not match["less"] and self.c.negated(verb))
            ok = ok and moved[0].way == verb.value[0]
            note = "" if ok else f"{tell(moved[0], signed=True)} mot {tell(moved[1], signed=True)}"
            proof = Proof("fact" if ok else "wrong", moved[0].fact, note, f"{subjects[0]} / {other} · takt")
            self.s.marks.append(at)
            self.done[at] = self.done[verb] = proof

    def _against_one(self, way: Mark) -> Proof | None:
        """Prove *på varje arbetslös går det mer än ett ledigt jobb*."""
        subjects = [
            (one, "tightness")
            for name in self.s.marks
            if name.kind == "groups"
            for one in self.s.named(name)
            if "tightness" in self.index.measures.get(one, ())
        ] or [(COUNTRY, "tightness")]
        value = self.index.value(*subjects[0], self.s.month_told(way))
        told = any(one.kind == "measures" and one.value == "tightness" for one in self.s.marks)
        if not told or value is None or not re.match(r"\sän\s(?:ett|en)\s(?:ledig|jobb|plats)", self.text[way.end :]):
            return None
        ok = ((value.value > 1) == (way.value[0] == "up")) != self.c.negated(way)
        frame = str(Frame(*subjects[0], "level", self.s.month_told(way)))
        return Proof("fact" if ok else "wrong", value.fact, "" if ok else f"det är {tell(value)}", frame)

    def _none_above(self, way: Mark) -> Proof | None:
        """Prove *ingen grupp har högre … än storstäderna*: they are the first or the last of their kind."""
        clause = self.s.clause_at(way)
        if not [one for one in clause.of("none") if one.end <= way.start]:
            return None
        names = [one for one in clause.of("names", "groups") if self.s.is_compared(one)]
        subjects = [
            pair for one in names[:1] for pair in self.s.choose(one, self.s.service_at(one), self.s.measure_words(way))
        ]
        if not subjects:
            return None
        end = "high" if way.value[0] == "up" else "low"
        verb = next((one for one in clause.of("way") if one.value[1] == "verb" and one.end <= way.start), None)
        if verb is not None:  # *ingen tappade fler än X*
            self.done[verb] = None
        return self.order.rank_proof(Mark(way.start, way.end, "top", end), *subjects[0], 1, verb)

    def _only_above(self, way: Mark) -> Proof | None:
        """Prove *bara X och Y har lägre arbetslöshet än Z*: those two and no others of Z's kind."""
        clause = self.s.clause_at(way)
        names = [one for one in clause.of("names", "groups", "services") if self.s.is_compared(one)]
        only = _ONLY.search(self.text, clause.start, way.start)
        told = [
            one
            for one in self.s.marks
            if only and only.end() <= one.start < way.start and one.kind in ("names", "groups", "services")
        ]
        words, service = self.s.measure_words(way), self.s.service_at(way)
        last = self.c.entity_of(names[0], service, words) if names and told else None
        if last is None or (limit := self.index.value(*last, self.s.month_told(way))) is None:
            return None
        sign = 1 if way.value[0] == "up" else -1
        beyond = {
            one
            for one in self.c.peers(*last)
            if (value := self.index.value(one, last[1])) and sign * value.value > sign * limit.value
        }
        said = {pair[0] for one in told if (pair := self.c.entity_of(one, service, words))}
        note = (
            ""
            if beyond == said
            else f"det är {len(beyond)}: {', '.join(sorted(one.name or one.domain for one in beyond)[:4])}"
        )
        return Proof("fact" if beyond == said else "wrong", limit.fact, note, f"{last[0].name} · {last[1]} · bara")

    def _against_forecast(self, way: Mark) -> Proof | None:
        """Prove *arbetslösheten i januari ligger över prognosen för 2025*: the outcome against what was foreseen."""
        before = [one for one in self.s.marks if one.kind == "date" and one.end <= way.start]
        subjects, _ = self.s.subjects(way)
        told = re.match(r"(?:\s\w+){0,4}?\sprognos", self.text[way.end :])
        if not told or not subjects or subjects[0][0].domain != "forecast":
            return None
        if not any(self.s.period(one.value) == self.month for one in before):
            return None
        entity, measure = subjects[0]
        outcome, level = self.index.value(entity, f"{measure}.outcome"), self.index.value(entity, measure)
        if outcome is None or level is None:
            return None
        ok = outcome._replace(value=outcome.value - level.value).goes(way.value[0]) != self.c.negated(way)
        note = "" if ok else f"{tell(outcome)} mot {tell(level)}"
        return Proof(
            "fact" if ok else "wrong", outcome.fact, note, f"{Frame(entity, measure, 'level', self.month)} / utfall"
        )

    def _normal_side(self, way: Mark) -> Value | None:
        """Return what is normal for the barometer, which is built so that it is 100."""
        marks = self.s.marks
        if any(one.kind == "measures" and one.value == "normal" and one.start > way.end for one in marks) and any(
            one.kind == "measures" and one.value == "ki_barometer" for one in marks
        ):
            for one in marks:
                if one.kind == "number" and one.value.value == NORMAL:
                    self.done[one] = Proof("fact", None, "det normala är 100", "riket · ki_barometer · normal")
            return Value(NORMAL, 1, "temperature.ki_barometer", "index")
        return None

    def _beyond(self, way: Mark) -> Value | None:
        """Return the number that a level is said to be over or under: *ligger under 7 procent*."""
        number = next(
            (
                one
                for one in self.c.open("number")
                if not self.text[way.end : one.start].strip()
                and (one.start >= way.end or self.s.clause_of(one) < self.s.clause_of(way))
            ),
            None,
        )
        if number is None:
            return None
        self.done[number] = None
        return Value(number.value.value, 1, "", "")

    def _mean_side(self, way: Mark) -> Value | None:
        clause = self.s.clause_at(way)
        after = [one for one in clause.of("measures") if one.start > way.end and one.value in ("mean", "national")]
        if not after:
            return None
        subjects, _ = self.s.subjects(way)
        if not subjects:
            return None
        entity, measure = subjects[0]
        if entity.domain == "groups":
            return self.index.value(COUNTRY, measure)
        if entity.kind and after[0].value == "national":
            return self.index.value(Entity(entity.domain), measure)
        return self.index.mean(entity, measure)
