"""Counts proved: of areas, contracts, municipalities, answers, and of those that went a way."""

import re
from collections.abc import Sequence

from werket_lib.ledger.claims import Proof, Prover
from werket_lib.ledger.findings import Status
from werket_lib.ledger.frames import tell
from werket_lib.ledger.index import COUNTRY, SERVICES, Entity, Value
from werket_lib.ledger.lexicon import LEXICON, says
from werket_lib.ledger.marks import Mark
from werket_lib.ledger.outside import print_number
from werket_lib.ledger.quantities import Quantity
from werket_lib.ledger.sentence import LABOUR

_EVERY = ("alla", "samtliga", "var och en")
# *ingen av myndigheterna når upp till 70 procent*, *samtliga når …*
_REACHES = re.compile(
    r"\b(ingen|inget|inga|alla|samtliga|var och en)\b[^,;]*\b(?:når|nådde|nått|kommer|kom|överst\w+|passerar|passerade)"
    r"(?:\supp)?(?:\s(?:till|i|över))?\s$"
)
OF_THE = re.compile(r"\W*av\s(?:de\s|landets\s|våra\s)?", re.IGNORECASE)


class Counts(Prover):
    """Proves how many there are, or how many did something."""

    def told(self, mark: Mark) -> Proof | None:
        """Prove a count that only one kind of fact has, by the words around it: *riskerar 98 avtal att hävas*."""
        one: Quantity = mark.value
        population = self.population_after(mark) or (
            "contract"
            if one.unit == "" and any(mark.kind == "population" and mark.value == "contract" for mark in self.s.marks)
            else ""
        )
        if one.unit == "interview":
            population = "interview"
        earlier = [one for one in self.s.marks if one.kind == "number" and one.end <= mark.start]
        if (
            not population
            and one.unit == ""
            and earlier
            and re.search(r"\b(?:i|och|men|medan)\s$|,\s$", self.text[: mark.start])
        ):
            population = self.population_after(earlier[-1])  # *i 49 kommuner finns en, i 59 ingen*
        first = next(one for one in self.s.marks if one.kind == "number")
        if first != mark and OF_THE.fullmatch(self.text[: first.start]):  # *av de 21 kommunerna saknar tio …*
            population = self.population_after(first) or population
        if population == "contract" and (some := self._of_some(mark)):
            return some
        clause = self.s.clause_at(mark)
        own, sentence = self.text[clause.start : clause.end], self.text
        found: list[tuple[int, str]] = []
        for fact_id, told in LEXICON["told"].items():
            of = told["of"]
            if fact_id not in self.index.facts or not (
                (of == population and one.unit != "part")
                or (of == "percent" and (one.unit == "percent" or (one.unit == "part" and population == "contract")))
            ):
                continue
            if fact_id == "survey.respondents" and (not self.s.speaks_of("survey") or self._answers(mark)):
                continue
            if of == "respondent" and re.match(r"\s+av\s", self.text[one.end :]):
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
            if (value := self.index.of_fact(fact_id)) and self.c.equals(one, value):
                return Proof("fact", fact_id, "", f"{fact_id} · fact")
        found = [pair for pair in found if pair[1] not in soft]
        if not found or self.c.is_change(mark):
            return None
        best = max(score for score, _ in found)
        groups = self.s.near(mark, ("groups",), same_side=False)
        if groups and (
            of_group := self._in_group(mark, str(groups[0].value), [name for score, name in found if score == best])
        ):
            return of_group
        if best == 0 and population in ("area", "supplier", "respondent"):
            whole = [fact_id for _, fact_id in found if self.c.equals(one, self.index.of_fact(fact_id))]  # type: ignore[arg-type]
            return Proof("fact", whole[0]) if whole else None
        values = [(fact_id, self.index.of_fact(fact_id)) for score, fact_id in found if score == best]
        for fact_id, value in values:
            if value and self.c.equals(one, value):
                return Proof("fact", fact_id, "", f"{fact_id} · fact")
        others = [
            fact_id
            for score, fact_id in found
            if score < best and (value := self.index.of_fact(fact_id)) and self.c.equals(one, value)
        ]
        fact_id, value = values[0]
        if value is None:
            return None
        if others and best <= 1:
            return Proof("fact", others[0], "", f"{others[0]} · fact")
        status: Status = "wrong" if len(values) == 1 or population == "contract" else "unread"
        return Proof(status, fact_id, f"{fact_id} är {tell(value)}", f"{fact_id} · fact")

    def _of_some(self, mark: Mark, *, part: bool = False) -> Proof | None:
        """Prove how many contracts an area, a firm or a rating has, or how many of them are at risk."""
        owners = [
            one
            for name in (self.s.near(mark, ("names",)) or [one for one in self.s.marks if one.kind == "names"])
            for one in self.s.named(name)
            if one.domain == "rom2" and (one, "contracts") in self.index.levels
        ]
        if not owners or self.s.speaks_of("twice"):
            return None
        words = LEXICON["told"]["rom2.contracts.at_risk"]["words"][0]
        whole = re.match(r"\s\w+\s(?:som|med)\b", self.text[mark.end :]) and not part
        risk = part or (says(self.c.clause_text(mark), words) and not whole)
        return self.count_proof(mark.value, self.index.value(owners[0], "at_risk" if risk else "contracts"))

    def _in_group(self, mark: Mark, group: str, told: Sequence[str]) -> Proof | None:
        """Prove a count of a group's municipalities: *av de 21 landsbygdskommunerna … saknar tio leverantör*."""
        prefix = "rom2.municipalities."
        told = (
            [f"{prefix}listed"] if self._group_after(mark) and re.search(r"\bde\s$", self.text[: mark.start]) else told
        )
        names = [f"rom2.group.{group}.{one.removeprefix(prefix)}" for one in told if one.startswith(prefix)]
        values = [value for one in names if (value := self.index.of_fact(one))]
        return self.count_proof(mark.value, values[0]) if values else None

    def _side(self, mark: Mark) -> Proof | None:
        """Prove that an area reaches the threshold, or does not: *X når inte gränsen på 25 procent*."""
        limit = self.index.of_fact("rom2.results.threshold")
        words = [word for word in self.s.measure_words(mark) if word in ("rr1_rate", "rr2_rate")] or ["rr1_rate"]
        areas = [
            pair
            for name in self.s.near(mark, ("names",), same_side=False)
            for pair in self.s.choose(name, "rom2", words)
            if pair[0].kind == "area"
        ]
        if not areas or limit is None or not self.c.equals(mark.value, limit):
            return None
        entity, measure = areas[0]
        value = self.index.value(entity, measure)
        if value is None:
            return None
        below = bool(re.search(r"\binte\b|\bunder\b|missar|missade", self.c.clause_text(mark)))
        ok = (value.value >= limit.value) != below
        return Proof(
            "fact" if ok else "wrong",
            value.fact,
            "" if ok else f"{value.fact} är {tell(value)}",
            f"{entity.name} · {measure} · gränsen",
        )

    def _group_after(self, mark: Mark) -> str:
        """Return the group whose municipalities a number counts: *de 21 turistkommunerna*."""
        groups = [one for one in self.s.marks if one.kind == "groups" and one.start - mark.value.end == 1]
        return str(groups[0].value) if groups else ""

    def population_after(self, mark: Mark) -> str:
        """Return what a number counts: the noun after it, past *av de 30 största*."""
        one: Quantity = mark.value
        if self._group_after(mark):
            return "municipality"
        after = self.text[one.end : one.end + 60].casefold()
        words = re.findall(r"[a-zåäö]+|[,.;:()]", after)
        for word in words[:6]:
            if not word.isalpha():
                break
            for kind, phrases in LEXICON["population"].items():
                for phrase in phrases.split(","):
                    plain = phrase.strip()
                    if word == plain or (plain.endswith("*") and word.startswith(plain[:-1])):
                        return kind
            if word not in (
                "av",
                "de",
                "dem",
                "landets",
                "alla",
                "största",
                "stora",
                "nio",
                "sex",
                "fem",
                "aktiva",
                "aub",
                "fub",
                "rom",
                "sta",
                "ipsu",
                "kvl",
                "nya",
                "olika",
                "andra",
                "granskade",
                "svenska",
                "mindre",
            ):
                break
        return ""

    def pair_of_some(self, some: Mark, all_: Mark, kind: str) -> None:
        """Prove *33 av de 52 områden som når gränsen*, where the whole is itself counted by what it did."""
        if kind == "contract" and (whole := self._of_some(all_)) and whole.status == "fact":
            self.done[all_], self.done[some] = whole, self._of_some(some, part=True)
            return
        values = [
            (fact_id, value)
            for fact_id, told in LEXICON["told"].items()
            if told["of"] == kind and (value := self.index.of_fact(fact_id))
        ]
        whole = next((fact_id for fact_id, value in values if self.c.equals(all_.value, value)), None)
        self.done[all_] = (
            Proof("fact", whole, "", f"{whole} · fact")
            if whole
            else Proof("unread", None, "det går inte att se vad som räknas")
        )
        self.done[some] = self.told_as(some, kind) or Proof("unread", None, "det går inte att se vad som räknas")

    def told_as(self, mark: Mark, kind: str) -> Proof | None:
        """Prove a count by the words that its fact has, anywhere in the sentence."""
        one: Quantity = mark.value
        candidates = []
        for fact_id, told in LEXICON["told"].items():
            if (
                fact_id in self.index.facts
                and not fact_id.endswith(".listed")
                and told["of"] == kind
                and told["words"]
                and all(says(self.text, group) for group in told["words"])
                and not (told.get("not") and says(self.text, told["not"]))
            ):
                candidates.append((len(told["words"]), fact_id))
        if not candidates:
            return None
        best = max(candidates)[0]
        values = [(fact_id, self.index.of_fact(fact_id)) for score, fact_id in candidates if score == best]
        for fact_id, value in values:
            if value and self.c.equals(one, value):
                return Proof("fact", fact_id, "", f"{fact_id} · fact")
        fact_id, value = values[0]
        return (
            Proof(
                "wrong" if len(values) == 1 or kind == "contract" else "unread",
                fact_id,
                f"{fact_id} är {tell(value)}",
                f"{fact_id} · fact",
            )
            if value
            else None
        )

    def count_proof(self, one: Quantity, value: Value | None) -> Proof:
        """Hold a count against how many there are."""
        if value is None:
            return Proof("unread", None, "det går inte att se vad som räknas")
        if self.c.equals(one, value):
            return Proof("fact", value.fact or None, "", "antal")
        return Proof(
            "wrong",
            value.fact or None,
            f"det är {print_number(value.value)}" + (f" ({value.fact})" if value.fact else ""),
            "antal",
        )

    def whole(self, kind: str, mark: Mark) -> Value | None:
        """Return how many there are of a kind."""
        if kind == "respondent" and not self.s.speaks_of("survey"):
            return None
        service = self.s.service_at(mark)
        if kind == "municipality" and (group := self._group_after(mark)):
            return self.index.of_fact(f"rom2.group.{group}.listed")
        facts = {
            "area": ("rom2.areas.listed",),
            "municipality": ("rom2.municipalities.listed", "rom2.municipalities.served"),
            "indicator": ("temperature.indicators",),
            "actor": ("trust.actors",),
            "contract": ("rom2.contracts",),
            "respondent": ("survey.respondents",),
            "track": (f"{service}.tracks",),
            "supplier": (f"{service}.suppliers", f"{service}.market.suppliers"),
        }.get(kind, ())
        found = [value for fact in facts if (value := self.index.of_fact(fact))]
        if found:
            return next((value for value in found if self.c.equals(mark.value, value)), None) or (
                Value(30, 0, "", "count") if kind == "supplier" and mark.value.value == 30 else found[0]
            )
        if kind == "service":
            return Value(len(SERVICES), 0, "", "count")
        if kind == "county" and (counties := self.index.levels_of("county")):
            return Value(len(counties), 0, "", "count")
        if kind == "group":
            return Value(
                len(self.index.peers(Entity("groups", "group", "storstader"), "unemployment_rate")), 0, "", "count"
            )
        return None

    def whole_count(self, mark: Mark) -> Proof | None:
        """Prove how many there are of a kind: *ges inom tretton inriktningar*."""
        kind = self.population_after(mark)
        clause = self.s.clause_at(mark)
        if re.fullmatch(r"\W*av\s(?:de\s|landets\s)?", self.text[: mark.start].casefold()) and (
            whole := self.whole(kind, mark)
        ):
            return self.count_proof(mark.value, whole)
        if (
            kind not in ("track", "area", "group", "actor", "service")
            or clause.of("way", "top")
            or mark.value.unit not in ("", "count")
        ):
            return None
        whole = self.whole(kind, mark)
        if whole is None:
            return None
        if self.c.equals(mark.value, whole):
            return Proof("fact", whole.fact or None, "", "antal")
        if says(
            self.c.clause_text(mark),
            "finns, fanns, ges, gavs, består, omfattar, fördelade, delas, inom, samtliga, alla, landets",
        ):
            return self.count_proof(mark.value, whole)
        return Proof("unread", whole.fact or None, "det går inte att se vad som räknas", "antal")

    def peers_of(self, kind: str, mark: Mark) -> tuple[list[Entity], str]:
        """Return the entities of a kind that a place speaks of, with the measure."""
        words = self.s.measure_words(mark)
        service = self.s.service_at(mark)
        if kind in ("municipality", "county") and (set(words) & set(LABOUR)) and (every := self.index.levels_of(kind)):
            measure = self.s.meant(every[0], words)
            inside = [one for one in every if any(self.index.is_in(one, region) for region in self.c.regions())]
            return inside or self.index.peers(every[0], measure), measure
        if kind == "service":
            measure = self.s.meant(Entity("rom2"), words) or "remaining"
            return self.index.peers(Entity("rom2"), measure), measure
        if kind == "group":
            one = Entity("groups", "group", "storstader")
        elif kind == "area":
            one = next(
                (entity for name in self.index.names for entity in self.index.named(name) if entity.kind == "area"),
                Entity(""),
            )
        elif kind == "actor":
            one = next((entity for entity in self.index.measures if entity.kind == "actor"), Entity(""))
        else:
            one = next(
                (
                    entity
                    for entity in self.index.measures
                    if entity.domain == (service or "rom2") and entity.kind == kind
                ),
                Entity(""),
            )
        measure = self.s.meant(one, words) or self.s.default_measure(one)
        return (self.index.peers(one, measure), measure) if one.kind else ([], "")

    def count(self, mark: Mark, kind: str, *, largest: int = 0) -> Value | None:
        """Count the entities of a kind, or the largest of them, that went the way that the sentence says."""
        if kind == "indicator" and says(self.text, "fel håll, negativ*, svagare, kallare"):
            right, every = self.index.of_fact("temperature.positive"), self.index.of_fact("temperature.indicators")
            return right._replace(value=every.value - right.value) if right and every else None
        if kind == "indicator":
            return (
                self.index.of_fact("temperature.positive")
                if says(self.text, "rätt håll, positiv*, pekar, varmare, ljus*")
                else None
            )
        ways = [way for way in self.s.marks if way.kind == "way"]
        if not ways or (len(ways) > 1 and re.search(r"samtidigt som|både", self.text)):
            return None
        clause = self.s.clause_at(mark)
        way = min(clause.of("way") or ways, key=lambda one: abs(one.start - mark.start))
        peers, measure = self.peers_of(kind, mark)
        if largest:
            peers = sorted(peers, key=lambda one: -(value.value if (value := self.index.value(one, measure)) else 0))[
                :largest
            ]
        negated = self.c.negated(way)
        self.done[way] = None
        month = self.s.month_told(mark)
        also = self._second(way)
        if also is not None:
            self.done[also] = None
            other = self.s.meant(peers[0], self.s.own_measures(also)) if peers else ""
            if not other:
                return None
            peers = [
                one
                for one in peers
                if (change := self.c.peer_value(mark, one, other, month, also, pct=False))
                and change.goes(also.value[0])
            ]
        if (limit := self._limit(way, measure)) is not None:
            sizes = [value.value - limit for one in peers if (value := self.index.value(one, measure, month))]
            beyond = sum((size > 0) if way.value[0] == "up" else (size < 0) for size in sizes)
            return Value(len(sizes) - beyond if negated else beyond, 0, "", "count") if sizes else None
        total, counted = 0, 0
        for one in peers:
            change = self.c.peer_value(mark, one, measure, month, way, pct=False)
            if change is not None:
                total += 1
                counted += change.goes(way.value[0]) != negated
        return Value(counted, 0, "", "count") if total else None

    def beyond(self, mark: Mark) -> Proof | None:
        """Prove *i elva kommuner är arbetslösheten över tio procent*, *i åtta av länen är den högre än i riket*."""
        kind = self.population_after(mark)
        if kind not in ("municipality", "county", "group") or not set(self.s.measure_words(mark)) & set(LABOUR):
            return None
        peers, measure = self.peers_of(kind, mark)
        bounds = [
            one
            for one in self.s.marks
            if one.kind == "number" and one.value.hedge in ("over", "under") and one != mark and one not in self.done
        ]
        values = [value.value for one in peers if (value := self.index.value(one, measure, self.s.month_told(mark)))]
        if bounds and values:
            bound = bounds[0].value
            self.done[bounds[0]] = None
            counted = sum((value > bound.value) if bound.hedge == "over" else (value < bound.value) for value in values)
            return self.count_proof(mark.value, Value(counted, 0, "", "count"))
        counted_ = self.count(mark, kind) if any(one.kind == "way" for one in self.s.marks) else None
        return self.count_proof(mark.value, counted_) if counted_ else None

    def _second(self, way: Mark) -> Mark | None:
        """Return the direction of another measure that is counted too: *har A ökat och B minskat*."""
        place = self.s.clause_of(way) + 1
        if place >= len(self.s.clauses):
            return None
        after = self.s.clauses[place]
        also = self.text.startswith(("och", "samtidigt"), after.start)
        if not also or after.of("number", "names", "groups", "services") or not after.of("measures"):
            return None
        return next(iter(after.of("way")), None)

    def _limit(self, way: Mark, measure: str) -> float | None:
        """Return what levels are compared with: the country's, the mean, or a number after *än*."""
        clause = self.s.clause_at(way)
        if way.value[1] != "more" or (clause.than is None and not re.search(r"(?:över|under)$", self.text[: way.end])):
            return None
        beyond = [one for one in clause.marks if one.start >= way.end]
        if any(one.kind == "measures" and one.value in ("national", "mean") for one in beyond):
            value = self.index.value(COUNTRY, measure)
            return value.value if value else None
        for name in beyond:
            if name.kind in ("names", "groups") and (
                other := self.c.entity_of(name, self.s.service_at(way), [measure])
            ):
                value = self.index.value(*other)
                return value.value if value and other[1] == measure else None
        number = next((one for one in beyond if one.kind == "number"), None)
        than = clause.than.end if clause.than else way.end
        if number is None or len(self.text[than : number.start].split()) > 1:
            return None
        self.done[number] = None
        return float(number.value.value)

    def of_largest(self, some: Mark, all_: Mark) -> Proof | None:
        """Prove *sex av de tio största leverantörerna minskade*."""
        service = self.s.service_at(some)
        every = self.index.of_fact(f"{service}.suppliers.largest")
        way = next((one for one in self.s.marks if one.kind == "way" and one.start > all_.end), None)
        if every is None or way is None or not self.c.equals(all_.value, every):
            return None
        name = {"up": "rising", "down": "falling", "same": "unchanged"}[way.value[0]]
        counted = self.index.of_fact(f"{service}.suppliers.largest.{name}")
        self.done[way] = None
        return self.count_proof(some.value, counted)

    def bound(self, mark: Mark) -> Proof | None:
        """Prove *i ingen kommungrupp är arbetslösheten högre än nio procent*."""
        before = self.text[: mark.start].casefold()
        found = re.search(
            r"\b(?:ingen|inget|inga)\b[^,;]*\b(?:(högre|större|fler|mer)|lägre|mindre|färre)\sän\s$", before
        ) or _REACHES.search(before)
        clause = self.s.clause_at(mark)
        kind = next((str(one.value) for one in clause.of("population") if found and one.start > found.start()), "")
        if found is None or not kind:
            return None
        peers, measure = self.peers_of(kind, mark)
        values = [value for one in peers if (value := self.index.value(one, measure, self.s.month_told(mark)))]
        if not values:
            return None
        for way in clause.of("way"):
            self.done[way] = None
        upper = found[1] and found[1] not in _EVERY
        far = (max if upper else min)(values, key=lambda value: value.value)
        ok = far.value <= mark.value.value if upper else far.value >= mark.value.value
        return Proof(
            "fact" if ok else "wrong", far.fact, "" if ok else f"{far.fact} är {tell(far)}", f"{kind} · ytterst"
        )

    def survey(self, mark: Mark) -> Proof:
        """Prove a number of the survey's answers."""
        values = self._answers(mark)
        for value in values:
            if self.c.equals(mark.value, value):
                return Proof("fact", value.fact, "", "survey · n")
        if len(values) == 1:
            return Proof("wrong", values[0].fact, f"{values[0].fact} är {tell(values[0])}", "survey · n")
        return Proof("unread", None, "oklart vilket svar som menas")

    def _scale(self, text: str) -> str:
        """Return the question with a scale that a text tells of."""
        return next(
            (name for name, words in LEXICON["survey"].items() if name.endswith("1to5") and says(text, words)), ""
        )

    def _several(self, question: str, answers: Sequence[str], part: str) -> list[Value]:
        """Return how many gave one of several answers."""
        values = [self.index.of_fact(f"survey.{question}.answer_{answer}.{part}") for answer in answers]
        known = [value for value in values if value]
        return [known[0]._replace(value=sum(value.value for value in known))] if len(known) == len(values) else []

    def _answers(self, mark: Mark) -> list[Value]:
        """Return the counts or shares of the answers that a sentence of the survey may mean."""
        part = "share_pct" if mark.value.unit in ("percent", "part") else "n"
        place = self.s.clause_of(mark)
        clause = self.s.clauses[place]
        later = [one for one in self.s.clauses[place + 1 :] if one.of("number")]
        own = text = self.text[clause.start : later[0].start if later else len(self.text)].casefold()
        if (
            re.match(r"\W*som\b", own)
            or mark.value.unit in ("percent", "part")
            or " av " in self.text[mark.end : mark.end + 4]
            or "dem" in own
        ):
            text = self.text.casefold()  # what is asked may be told before
        if "obehag" in text:
            question, answers = (
                "discomfort_experienced",
                ["no"] if re.search(r"\b(inte|nej|aldrig|utan|sluppit|ingen?)\b", own) else ["yes"],
            )
        elif "återkoppl" in text or (scale := self._scale(text)):
            question = "feedback_frequency_1to5" if "återkoppl" in text else scale
            said = re.findall(r"(?:svar(?:ade|et|at)?\s(?:en\s)?|betyget\s)(\d)|\b(etta|tvåa|trea|fyra|femma)\b", own)
            named = {"etta": "1", "tvåa": "2", "trea": "3", "fyra": "4", "femma": "5"}
            numbers = [number or named[word] for number, word in said]
            if len(numbers) > 1:  # *en fyra eller femma*
                return self._several(question, numbers, part)
            number = numbers[0] if numbers else ""
            answers = [number] if number else ["1", "2", "3", "4", "5"]
            if not number and (end := re.search(r"\b(?:(högsta)|(lägsta))\b", text)):
                answers = ["5" if end[1] else "1"]
            if not number and "sällan" in text and "= sällan" not in text:
                answers = ["1"]
            if not number and (end := re.search(r"\b(?:(alltid)|aldrig)\b", text)):
                answers = ["5" if end[1] else "1"]
        else:
            question = next((name for name, words in LEXICON["survey"].items() if says(text, words)), "")
            unsure = re.search(r"\b(?:osäk\w+|vet ej|tveksam\w*)\b", own)
            no = re.search(r"\b(?:inte|nej|aldrig|ingen)\b", own)
            answers = ["unsure" if unsure else "no" if no else "yes"] if question else []
        every, asked = self.index.of_fact("survey.respondents"), self.index.of_fact(f"survey.{question}.n")
        if (
            every
            and asked
            and part == "n"
            and re.search(r"\b(?:hoppade över|svarade inte|lät bli|besvarade inte)\b", text)
        ):
            return [asked._replace(value=every.value - asked.value)]
        facts = [f"survey.{question}.answer_{answer}.{part}" for answer in answers]
        return [value for fact in facts if (value := self.index.of_fact(fact))]
