"""Superlatives and ranks proved: who is largest, second, before and after whom."""

import re
from dataclasses import replace
from itertools import pairwise

import pandas as pd

from werket_lib.ledger.claims import UNREAD_SUBJECT, Claims, Proof, Prover
from werket_lib.ledger.counting import Counts
from werket_lib.ledger.frames import WAYS, Frame, tell
from werket_lib.ledger.index import Entity, Value
from werket_lib.ledger.marks import Mark
from werket_lib.ledger.quantities import NUMERALS

# Of fewer than there are: *flest av de två utbildningarna*, *av de 30 största var det X som förlorade flest*.
_OF_SOME = re.compile(r"^(?:\s\w+){0,2}\sav\s(?:de|våra)\s(?:två|tre|båda|bägge)\s(?!störst|minst)\w+")
_AFTER = re.compile(
    r"\W*(?:(?:näst|närmast|strax) efter|efter|bortsett från|förutom|frånsett|utöver)\b[^,.]*?"
    r"\b(?:är|var|har|hade|kommer|finns|ligger)\b",
    re.IGNORECASE,
)
# Before the name that another comes after: *näst högst efter X är Y*.
_NEXT_TO = re.compile(
    r"\b(?:näst|närmast|högst|lägst|störst|minst|flest)\b[^,.]*\b(?:efter|förutom|utom|utöver)\s$", re.IGNORECASE
)
_N_LARGEST = re.compile(r"\b(?:av|bland)\sde\s(\w+)\sstörsta\b", re.IGNORECASE)
_NONE_SO = re.compile(
    r"\b(?:ingen|inget|inga)\s(?:annan\s|annat\s|andra\s)?\w+[^,;]*?\b(?P<size>(?:så|lika)\s(?:många|mycket|stor|hög|(?P<low>få|låg|lit|lite))\w*)\b"
    r"[^,;]*?\bsom\s(?:i\s)?",
    re.IGNORECASE,
)
_PASSED = re.compile(
    r"\b(?:(?:gick|gått|går|åkte|klev)\s(?:(?:i|under|på)\s\w+\s)?(?:förbi|om)|passera(?:de|t|r)(?!\sav))\b"
)
_OF_THE_LARGEST = re.compile(r"\W*(?:av|bland)\sde\s(?:\w+\s)?(?:största|stora|minsta|små)\b", re.IGNORECASE)
PEERS = ("supplier", "area", "track", "group", "municipality", "actor")  # of which one may be the largest


class Order(Prover):
    """Proves order among an entity's peers."""

    def __init__(self, c: Claims, counts: Counts) -> None:
        super().__init__(c)
        self.counts = counts

    def tops(self) -> None:
        """Prove every superlative."""
        self._none_so()
        self._passed()
        for mark in self.c.open("top"):
            if (
                re.match(r"\s(?:en|ett)\s", self.text[mark.end :])
                and self.text[mark.start : mark.end].casefold() == "minst"
            ):
                self.done[mark] = None  # *minst en leverantör*
                continue
            if re.match(
                r"\s+(?:stad\b|staden\b|ort\b|arbetsgivar|prioritet|betydelse|delen|del\b|möjlig|vikt|ansvar|utmaning|grad|fråga|problem)",
                self.text[mark.end :],
            ):
                self.done[mark] = None
                continue
            if re.search(
                r"\b(?:av|bland|hos|de)\sde\s(?:\w+\s)?$|^de\s\w+\s$|\bde\s(?:\d+|femton|tio|fem|tre|trettio)\s$",
                self.text[: mark.start].casefold(),
            ) and not re.search(
                r"\b(?:är|var|blev|blir)\s(?:\w+\s)?(?:en|ett|bland)\s(?:av\s)?de\s\w+\s$",
                self.text[: mark.start].casefold(),
            ):
                self.done[mark] = None
                continue
            if re.search(r"\bbland de\s$", self.text[: mark.start].casefold()) or (
                re.match(
                    r"\s(?:leverantörerna|områdena|inriktningarna|anordnarna|tjänsterna)(?:s)?\s(?:ökade|minskade|har|hade|tappade|står|svarar|stod)\b",
                    self.text[mark.end :],
                )
                and not self.s.names_at(mark)[0]
            ):
                self.done[mark] = None
                continue
            if (
                mark.end < len(self.text)
                and re.search(r"\bde\s$", self.text[: mark.start])
                and self.text[mark.start : mark.end].casefold() == "flesta"
            ):
                self.done[mark] = self._majority(mark)
                continue
            self.done[mark] = self._top(mark)

    def _none_so(self) -> None:
        """Prove *ingen annan grupp har så hög arbetslöshet som storstäderna*: they are the first of their kind."""
        match = _NONE_SO.search(self.text)
        after = [one for one in self.s.marks if match and one.kind in ("names", "groups") and one.start >= match.end()]
        if not match or not after or after[0].start > match.end() + len("i ") + 1:
            return
        at = Mark(*match.span("size"), "top", "low" if match["low"] else "high")
        pair = self.c.entity_of(after[0], self.s.service_at(after[0]), self.s.measure_words(after[0]))
        ways = [one for one in self.c.open("way") if match.start() <= one.start < match.end()]
        if pair is None:
            return
        proof = self.rank_proof(at, *pair, 1, ways[0] if ways else None)
        self.s.marks.append(at)
        for one in ways:
            self.done[one] = None
        self.done[at] = replace(proof, frame=f"{proof.frame} · ingen så")

    def _passed(self) -> None:
        """Prove *X gick i januari förbi Y*: more than Y now, and no more the month before."""
        match = _PASSED.search(self.text)
        names = [one for one in self.s.marks if one.kind in ("names", "groups", "services")]
        before = [one for one in names if match and one.end <= match.start()]
        after = [one for one in names if match and 0 <= one.start - match.end() <= 1]
        if not match or not before or not after:
            return
        words, service = self.s.measure_words(after[0]), self.s.service_at(after[0])
        pair = [self.c.entity_of(one, service, words) for one in (before[-1], after[0])]
        if pair[0] is None or pair[1] is None or pair[0][0][:2] != pair[1][0][:2]:
            return
        at = Mark(*match.span(), "top", "high")
        month = self.s.month_told(at)
        bases = self.s.bases(at, month) or [month - 1]
        now = [self.index.value(*one, month) for one in pair if one]
        then = [self.index.value(*one, bases[0]) for one in pair if one]
        frame = f"{pair[0][0]} / {pair[1][0]} · {pair[0][1]}"
        if now[0] is None or now[1] is None or then[0] is None or then[1] is None:
            proof = Proof("unread", None, "underlaget räcker inte för att räkna det", frame)
        else:
            ok = now[0].value > now[1].value and then[0].value <= then[1].value
            ok = ok != any(0 <= at.start - one.end <= 1 for one in self.s.marks if one.kind == "not")
            note = "" if ok else f"{tell(now[0])} mot {tell(now[1])}; före {tell(then[0])} mot {tell(then[1])}"
            proof = Proof("fact" if ok else "wrong", now[0].fact, note, frame)
        self.s.marks.append(at)
        self.done[at] = proof

    def _majority(self, mark: Mark) -> Proof | None:
        population = next((one.value for one in self.s.marks if one.kind == "population" and one.start >= mark.end), "")
        ways = [one for one in self.s.marks if one.kind == "way"]
        if not population or not ways:
            return None
        counted = self.counts.count(mark, population)
        peers, _ = self.counts.peers_of(population, mark)
        if counted is None or not peers:
            return None
        ok = 2 * counted.value > len(peers)
        return Proof(
            "fact" if ok else "wrong", None, "" if ok else f"det är {int(counted.value)} av {len(peers)}", "antal"
        )

    def _top(self, mark: Mark) -> Proof | None:
        """Prove that a name is first or last of its kind, by level or by change."""
        clause = self.s.clause_at(mark)
        word = self.text[mark.start : mark.end].casefold()
        ordinal = next((one.value for one in clause.of("ordinal") if 0 < mark.start - one.end + 1 <= 2), None)
        if re.search(r"\bnäst\s$", self.text[: mark.start]) or (
            re.search(r"näst\s*$", self.text[: mark.start].casefold())
        ):
            ordinal = 2
            for one in clause.of("rank"):
                self.done[one] = None
        if re.search(r"\bnäst efter\b", self.c.clause_text(mark)):
            ordinal = 2
        if ordinal is None and (first := _AFTER.match(self.text)):  # *efter X och Y är Z störst*
            passed = [
                one for one in self.s.marks if one.kind in ("names", "groups", "services") and one.end <= first.end()
            ]
            ordinal = 1 + len(passed) if passed else None
        subjects, _ = self._top_subjects(mark)
        if not subjects and (absent := self._absent(clause.of("names"), self.s.service_at(mark))):
            return absent
        if not subjects:
            named = clause.of("names", "groups") and clause.of("measures")
            return Proof("unread", None, UNREAD_SUBJECT) if named else None
        way = self._top_way(mark) or self._top_way_before(mark)
        stands = re.search(r"\b(?:är|var|blev|blir|ligger)\s(?:\w+\s)?$", self.text[: mark.start]) or re.match(
            r"\s(?:av|bland)\b", self.text[mark.end :]
        )
        if word in ("mest", "minst") and way is None and not stands and not clause.of("measures", "population"):
            return None
        if way is not None and way in self.s.clause_at(mark).marks:
            self.done[way] = None
        if way is None and not ordinal and (several := self._first_of_all(mark)):
            return several
        proofs = [self.rank_proof(mark, entity, measure, ordinal or 1, way) for entity, measure in subjects]
        bad = next((proof for proof in proofs if proof.status == "wrong"), None)
        said = [one.value.value for one in clause.of("number") if one.start > mark.end]
        every = bool(said) and said[0] == len(self.c.peers(*subjects[0]))  # *minst av de tre leverantörerna*: of all
        if (
            bad
            and not every
            and (
                _OF_SOME.search(self.text[mark.end :])
                or (_OF_THE_LARGEST.match(self.text) and not (way and _N_LARGEST.match(self.text)))
            )
        ):
            return replace(bad, status="unread", note=f"oklart vilka det jämförs med; {bad.note}")
        return bad or proofs[0]

    def _absent(self, names: list[Mark], service: str) -> Proof | None:
        """Say that a firm has no place in a service without its participants, where the tables have every firm."""
        firms = [one for name in names for one in self.s.named(name)]
        own = [one for one in self.index.measures if one[:2] == (service, "supplier")]
        told = any(one.kind == "services" for one in self.s.marks)
        if not told or not firms or not own or any(one.kind != "supplier" or one.domain == service for one in firms):
            return None
        if not self.index.is_whole(own[0], "remaining"):
            return None
        return Proof(
            "wrong",
            f"{service}.remaining",
            f"{firms[0].name} har inga deltagare i {service}",
            f"{service} · leverantörer",
        )

    def _first_of_all(self, mark: Mark) -> Proof | None:
        """Prove *X, Y och Z har högst*: the first three; None where one alone is named."""
        clause = self.s.clause_at(mark)
        names = [one for one in clause.of("names", "groups") if one.end <= mark.start]
        gaps = [self.text[one.end : two.start] for one, two in pairwise(names)]
        if len(names) < 2 or not all(re.fullmatch(r",\s|\soch\s", gap) for gap in gaps):
            return None
        words, service = self.s.measure_words(mark), self.s.service_at(mark)
        pairs = [pair for one in names if (pair := self.c.entity_of(one, service, words))]
        if len(pairs) != len(names) or any(self.index.value(*pair) is None for pair in pairs):
            return None
        places = [self._place(pair, self.month, low=mark.value == "low") for pair in pairs]
        ok = max(places) <= len(pairs)
        note = "" if ok else f"de har plats {', '.join(map(str, places))}"
        return Proof("fact" if ok else "wrong", self.index.levels[pairs[0]].id, note, "de första")

    def _top_subjects(self, mark: Mark) -> tuple[list[tuple[Entity, str]], str]:
        """Return who is said to be first: the name nearest after *störst är*, or before it."""
        clause = self.s.clause_at(mark)
        words = self.s.measure_words(mark)
        service = self.s.service_at(mark)
        names = [one for one in clause.of("names", "groups") if not self.s.is_compared(one)]
        names = [one for one in names if not _NEXT_TO.search(self.text[: one.start])] or names
        found: list[tuple[Entity, str]] = []
        if names:
            before = [one for one in names if one.end <= mark.start]
            after = [one for one in names if one.start >= mark.end]
            if before and after and self.c.lies_in(after[0], before[-1]):  # *i Skåne är den lägst i Lomma*
                before = []
            verb = re.match(
                r"\s*(?:\w+\s+){0,4}?(?:är|var|blev|hade|har|ligger|låg|växte|ökade|minskade|steg|sjönk|föll|backade|finns|fanns|i|hos|för)\b",
                self.text[mark.end :],
            )
            pool = after if after and (verb or not before) and not (before and not verb) else before or after
            passed = [
                one
                for one in clause.marks
                if one.kind == "order" and before and before[0].end <= one.start < before[-1].start
            ]
            if passed:
                before = before[:1]
            if before and after:
                pool = (
                    after
                    if verb
                    and not re.search(r"\b(är|var|har|hade|ligger|låg|blev)\b", self.text[before[-1].end : mark.start])
                    else before
                )
            nearest = pool[:1] if pool is after else pool[-1:]
            for name in nearest:
                found += self.s.choose(name, service, words)
            return found, "clause"
        services = [one for one in clause.of("services") if not self.s.is_compared(one)]
        place = self.s.clause_of(mark)
        if (
            services
            and mark.kind in ("rank", "number")
            and place
            and (earlier := self.s.clauses[place - 1].of("names"))
        ):
            return self.s.choose(earlier[0], service, words), "sentence"  # *tvåa i X men trea i Y*
        several = len({one.value for one in self.s.marks if one.kind == "services"}) > 1
        named = any(
            one.kind in ("names", "groups") or (one.kind == "population" and one.value in PEERS) for one in self.s.marks
        )
        most = not named and self.text[mark.start : mark.end].casefold() in ("flest", "färst", "störst", "minst")
        if services and (several or most or re.search(r"tjänst|insats|av alla|av samtliga", self.text, re.IGNORECASE)):
            told = services[-1] if services[-1].end <= mark.start else services[0]
            whole = Entity(str(told.value))
            return [(whole, self.s.meant(whole, words) or "remaining")], "clause"
        inherited, origin = self.s.names_at(mark)
        for name in inherited[:1]:
            found += self.s.choose(name, service, words)
        return found, origin

    def _top_way(self, mark: Mark) -> Mark | None:
        """Return the direction that a superlative is of: *mest ökade*, *störst minskning*."""
        clause = self.s.clause_at(mark)
        word = self.text[mark.start : mark.end].casefold()
        ways = [one for one in clause.of("way") if one.value[1] != "more" and one.value[0] != "same"]
        near = [one for one in ways if abs(one.start - mark.end) <= 40 or abs(mark.start - one.end) <= 40]
        if not near:
            return None
        nouns = [one for one in near if 0 <= one.start - mark.end <= (25 if one.value[1] == "noun" else 1)]
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

    def rank_proof(self, mark: Mark, entity: Entity, measure: str, rank: int, way: Mark | None) -> Proof:
        """Prove a place among peers, by level or by how much it went a way."""
        month = self.s.month_told(mark)
        peers = self.c.peers(entity, measure)
        if len(peers) < 2:
            return Proof("unread", None, "det finns inget att jämföra med")
        pct = way is not None and bool(
            re.search(r"procentuellt|i procent|relativt|procentvis", self.c.clause_text(mark))
        )
        sizes: dict[Entity, Value] = {}
        if self.s.speaks_of("largest"):
            count = self.index.of_fact(f"{entity.domain}.{entity.kind}s.largest")
            peers = self._largest(peers, measure, int(count.value)) if count else peers
        elif largest := _N_LARGEST.search(self.text):
            said = largest[1].casefold()
            peers = self._largest(peers, measure, NUMERALS.get(said, int(said) if said.isdigit() else len(peers)))
        for one in peers:
            value = self.c.peer_value(mark, one, measure, month, way, pct=pct)
            if value is not None:
                sizes[one] = value
        if entity not in sizes:
            return Proof("unread", None, "underlaget räcker inte för att räkna det")
        low = mark.value == "low" if mark.kind == "top" else False
        sign = -1 if low != (way is not None and way.value[0] == "down") else 1
        if measure in ("along", "across"):
            sizes = {one: value._replace(value=abs(value.value)) for one, value in sizes.items()}
        mine = sign * sizes[entity].value
        rank_fact = self.index.derived[entity, measure].get("rank") if way is None else None
        if rank_fact and month == self.month:
            sizes[entity] = sizes[entity]._replace(fact=rank_fact.id)
        place = 1 + sum(sign * value.value > mine + 1e-9 for value in sizes.values())
        first = max(sizes, key=lambda one: sign * sizes[one].value)
        frame = f"{Frame(entity, measure, 'change' if way else 'level', month)} · plats {rank}"
        size = tell(sizes[first], signed=way is not None)
        told = f"platsen är {place}; först är {first.name or first.domain} med {size}"
        among = re.search(r"\b(?:en|ett|bland)\s(?:av\s)?de\s(\w+)\s$", self.text[: mark.start].casefold())
        most = NUMERALS.get(among[1], int(among[1]) if among[1].isdigit() else 0) if among else 0
        if most and way is None:
            ok = place <= most
            return Proof("fact" if ok else "wrong", sizes[entity].fact, "" if ok else told, frame)
        if way is not None and sizes[entity].way != way.value[0]:
            return Proof(
                "wrong",
                sizes[entity].fact,
                f"det {WAYS[sizes[entity].way]} ({tell(sizes[entity], signed=True)})",
                frame,
            )
        if place == rank:
            if low and not self.index.is_whole(entity, measure) and not re.search(r"bland de|av de", self.text):
                return Proof("unread", sizes[entity].fact, "tabellen har inte alla", frame)
            return Proof("fact", sizes[entity].fact, "", frame)
        return Proof("wrong", sizes[entity].fact, told, frame)

    def _largest(self, peers: list[Entity], measure: str, count: int) -> list[Entity]:
        return sorted(peers, key=lambda one: -(value.value if (value := self.index.value(one, measure)) else 0))[:count]

    def ranks(self) -> None:
        """Prove *tvåa är Göteborg Mitt*, *på tredje plats*, *följt av*, *före*."""
        for mark in self.c.open("rank"):
            self.done[mark] = self._rank(mark)
        for mark in [one for one in self.s.marks if one.kind in ("order", "behind")]:
            self._order(mark)
        self._after()
        for mark in self.s.marks:  # *X kommer på tredje plats, Y på fjärde*
            place = self.s.clause_of(mark)
            if (
                mark.kind == "ordinal"
                and place
                and self.s.clauses[place - 1].of("rank")
                and re.match(r"\W*$|\W*[,;]", self.text[mark.end :])
            ):
                subjects, _ = self._top_subjects(mark)
                if subjects:
                    self.done[mark] = self.rank_proof(mark, *subjects[0], int(mark.value), None)
        for number in self.c.open("number"):  # *Örebro, åtta bland områdena, …*
            clause = self.s.clause_at(number)
            apposed = re.fullmatch(r",\s", self.text[clause.start : number.start])
            stands = (
                number.value.worded
                and number.value.value > 3
                and re.search(r"\b(?:är|blev|blir|kommer|ligger)\s$", self.text[: number.start])
                and re.match(r"\s(?:i|inom|bland|hos)\b", self.text[number.end :])
                and clause.of("names", "groups")
            )
            if stands or (apposed and re.match(r"\s(?:bland|på listan|i ligan)\b", self.text[number.end :])):
                subjects, _ = self._top_subjects(number)
                if subjects:
                    self.done[number] = self.rank_proof(number, *subjects[0], int(number.value.value), None)
        for number in self.c.open("number"):
            if re.search(
                r"\b(?:plats|placering|rang|plats nummer|(?:leverantör|inriktning|område) nummer|"
                r"(?:är|blir|var|blev|på|som) nummer)\s$",
                self.text[: number.start],
                re.IGNORECASE,
            ):
                subjects, _ = self._top_subjects(number)
                if subjects:
                    self.done[number] = self.rank_proof(number, *subjects[0], int(number.value.value), None)

    def _after(self) -> None:
        """Prove *efter X och Y kommer Z*: Z has the next place."""
        match = re.match(
            r"\W*(?:närmast |strax |näst |tätt )?efter\b.*?\b(?:kommer|följer|ligger|placerar sig)\b",
            self.text,
            re.IGNORECASE,
        )
        names = [one for one in self.s.marks if one.kind in ("names", "groups", "services")]
        before = [one for one in names if match and one.end <= match.end()]
        after = [one for one in names if match and match.end() <= one.start <= match.end() + 25]
        if not before or not after:
            return
        words, service = self.s.measure_words(after[0]), self.s.service_at(after[0])
        pair = [self.c.entity_of(one, service, words) for one in (before[-1], after[0])]
        if pair[0] is None or pair[1] is None or pair[0][0][:2] != pair[1][0][:2]:
            return
        low = any(one.kind == "top" and one.value == "low" for one in self.s.marks)
        places = [self._place(one, self.month, low=low) for one in pair if one and self.index.value(*one, self.month)]
        if len(places) == 2:
            ok = places[1] == places[0] + 1
            fact = self.index.levels[pair[1]].id
            note = "" if ok else f"plats {places[1]} följer inte på plats {places[0]}"
            mark = next((one for one in self.s.marks if one.kind == "behind" and one.start < before[0].start), after[0])
            self.done[mark] = Proof("fact" if ok else "wrong", fact, note, f"{pair[1][0]} · {pair[1][1]} · plats")

    def _rank(self, mark: Mark) -> Proof | None:
        if mark.value == 2 and self.text[mark.start : mark.end].casefold() == "näst":
            return None
        subjects, origin = self._top_subjects(mark)
        if not subjects:
            return self._absent(self.s.clause_at(mark).of("names"), self.s.service_at(mark))
        if origin == "before":
            return None
        return self.rank_proof(mark, *subjects[0], int(mark.value), None)

    def _order(self, mark: Mark) -> None:
        """Prove that of two names the first has more than the second."""
        names = [one for one in self.s.marks if one.kind in ("names", "groups", "services")]
        before = [one for one in names if one.end <= mark.start]
        after = [one for one in names if 0 <= one.start - mark.end <= 30]
        if not before or not after:
            return
        if mark.value in ("före", "efter", "bakom", "framför") and not re.fullmatch(
            r"\s*(?:den\s|det\s)?", self.text[mark.end : after[0].start]
        ):
            return
        words = self.s.measure_words(mark)
        service = self.s.service_at(mark)
        pair = [self.c.entity_of(one, service, words) for one in (before[-1], after[0])]
        if (
            mark.value not in ("före", "efter", "bakom", "framför")
            and len(before) > 1
            and before[-1].kind == "services"
        ):
            pair[0] = self.c.entity_of(before[-2], service, words)
        if pair[0] is None or pair[1] is None or pair[0][0][:2] != pair[1][0][:2]:
            return
        month = self.s.month_told(mark)
        first, second = (self.index.value(*one, month) for one in pair if one)
        if first is None or second is None:
            return
        low = any(one.kind == "top" and one.value == "low" for one in self.s.marks)
        flipped = (mark.kind == "behind") != low
        ok = (first.value < second.value) if flipped else (first.value > second.value)
        ok = ok != any(0 <= mark.start - one.end <= 1 for one in self.s.marks if one.kind == "not")
        frame = f"{pair[0][0]} / {pair[1][0]} · {pair[0][1]}"
        proof = Proof("fact" if ok else "wrong", second.fact, "" if ok else f"{tell(first)} mot {tell(second)}", frame)
        follows = mark.value not in (
            "före",
            "efter",
            "bakom",
            "framför",
            "strax före",
            "strax efter",
            "strax bakom",
            "närmast före",
            "en hårsmån före",
        )
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
