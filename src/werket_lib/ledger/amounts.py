"""Numbers proved: each read as frames, the likeliest first, and held against what the data say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import pandas as pd

from werket_lib.codes import FLOWS
from werket_lib.ledger.claims import UNREAD_SUBJECT, Claims, Proof, Prover
from werket_lib.ledger.counting import OF_THE, Counts
from werket_lib.ledger.frames import WAYS, Frame, Role, tell
from werket_lib.ledger.index import COUNTRY, SERVICES, Entity, Value
from werket_lib.ledger.lexicon import LEXICON, says
from werket_lib.ledger.marks import Mark
from werket_lib.ledger.outside import name_month
from werket_lib.ledger.quantities import NUMERALS, Quantity
from werket_lib.ledger.sentence import DURATIONS, RATE_OF

RATES = ("percent",)
EVENTS = ("net", "suppliers.entered", "suppliers.exited")  # measures that are changes themselves
SPECIFIC = 100  # from which a number is not another's by chance
NEAR = 0.06  # by which a hedged number may be off without being wrong
NEAR_PART = 0.2  # and *drygt hälften* or a smaller part
HALF = 50.0
_LOSES = re.compile(r"\b(?:tappa|förlora)\w*")  # participants who leave, too
PEERS = ("area", "track", "group", "municipality", "county", "service")
ANSWERS = 5  # on the survey's scale
TENTHS = (3, 4, 5, 6, 8, 10, 20, 100)  # of so many: a fraction, where there are not just so many

_RATES = ("rr1_rate", "rr2_rate")
_EVERY_SERVICE = re.compile(
    r"\b(?:sex|alla|samtliga)\b[^.;:]{0,20}\b(?:tjänst|insats)|\bav\salla\sdeltagare\b", re.IGNORECASE
)
_TRAINING = re.compile(r"\butbildningstjänsterna\b|\b(?:båda|två)\sutbildningarna\b", re.IGNORECASE)
_EXISTS = re.compile(
    r"\b(?:har|hade|haft|finns|fanns|samla\w*|räkna\w*|omfatta\w*|är|var|blev|blir|ligger|låg|uppgå\w*|uppgick|går|gick|gått"
    r"|får|delta\w*|deltog|inskriv\w*|nådde|når|med|landa\w*|stannade|rymmer|ger|ges|gav)\b",
    re.IGNORECASE,
)
# By which a part of a whole is told.
_OF_WHOLE = re.compile(
    r"\b(?:av|står|stod|svara\w*|samla\w*|ha(?:r|de)|hos|(?:för)?dela\w*|går|finns|utgör|utgjorde)\b", re.IGNORECASE
)
_N_LARGEST = re.compile(
    r"\b(?P<count>\w+)\sstörsta\s(?P<kind>leverans|lev|anor|omr|inr)\w+\b(?:[^,;]*$|\W*$)", re.IGNORECASE
)
_N_TOGETHER = re.compile(
    r"^\W*(?P<count>\w+)\s(?P<kind>lev|anor|omr|inr)\w+\s(?:har|hade|står|stod|svarar|delar)\b[^,;]*\b(?:tillsammans|ihop|gemensamt)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\W*av de\s[\d\s]+\ssom$", re.IGNORECASE)
_OF_EACH = re.compile(r"\b(?:varken|vare sig|både|såväl)\b")
# After a number: what is no noun, or a noun for those whom the tables count.
_NO_NOUN = re.compile(
    r"\w+(?:ade|ades|ats|des|te|tes|sk|it)|av|och|men|som|för|från|till|hos|inom|under|över|mot|med|kring|efter|vid|utan|per|än|när|där|då|eller|samt|respektive|bland|sedan|mellan"
    r"|är|var|varit|har|hade|haft|blev|blir|gick|går|kom|kommer|fick|får|stod|står|låg|ligger|fanns|finns|deltog|började|ute|kvar"
    r"|också|bara|inte|ännu|fortfarande|totalt|sammanlagt|tillsammans|ihop|jämfört|stycken|elever|annonser|kandidater|sökande"
)
_PER_UNEMPLOYED = re.compile(r"\b(?:jobb|plats|tjänst|annons)\spå\s$")
_PER_MANY = re.compile(r"\b(?:[Pp]er|[Pp]å)\s(?:varje\s)?(hundra|100|tio|10)\sarbetslösa\b")  # that number is no claim
_PER_VACANCY = re.compile(
    r"\s(?:arbetslösa?\s)?(?:personer\s)?(?:på|per|för|om)\s(?:(?:varje|ett|en)\s)?(?:ledigt?\s)?(?:jobb|plats|tjänst)\b"
)
_GAP = re.compile(
    r"\b(?:skillnaden|gapet|avståndet)(?:\s\w+){0,3}\smellan\b|\bskiljer\b[^.;]*?\bmellan\b|\bmellan\b(?=[^.;]*\bskiljer\b)",
    re.IGNORECASE,
)


class Amounts(Prover):
    """Proves levels, changes, shares, sums and parts of a whole."""

    def __init__(self, c: Claims, counts: Counts) -> None:
        super().__init__(c)
        self.counts = counts

    def numbers(self) -> None:
        """Prove every number that nothing else has proved."""
        for mark in self.c.open("number"):
            if mark not in self.done:
                self.done[mark] = self._number(mark)

    def _number(self, mark: Mark) -> Proof | None:
        one: Quantity = mark.value
        if not self.c.is_of_data(mark):
            return None
        if re.search(r"\bde\s$", self.text[: mark.start].casefold()) and re.match(
            r"\s(?:största|minsta|stora|små|andra|övriga|första|senaste|båda)\b", self.text[one.end :]
        ):
            return None
        if (many := _PER_MANY.search(self.text)) and many.start() <= mark.start < many.end():
            return None
        if one.unit == "other":
            return Proof("unread", None, f"inget faktum är i {one.noun}")
        if one.unit in ("", "suppliers", "count") and re.search(
            r"\b(?:övriga|andra|resterande|återstående)\s$", self.text[: mark.start]
        ):
            return self._left_over(mark)
        if proof := self._rest(mark) or self._of_year(mark) or self._per_other(mark):
            return proof
        if re.match(r"\W*av\s", self.text[: mark.start].casefold()) and (whole := self.counts.whole_count(mark)):
            return whole
        told = self.counts.bound(mark) or self.counts.beyond(mark) or self.counts.told(mark)
        if told or (told := self._largest(mark)):
            return told
        if one.unit == "part" and self.counts.population_after(mark) in (
            "area",
            "supplier",
            "municipality",
            "group",
            "track",
            "service",
            "contract",
        ):
            return Proof("unread", None, "det går inte att se vad som räknas")
        if (
            "survey" in self.s.topics
            and one.value <= ANSWERS
            and one.unit == ""
            and not self.text[one.end :].startswith(" av ")
        ):
            return None  # an answer by its number
        graded = re.search(r"\b(?:etta|tvåa|trea|fyra|femma)\b", self.text)
        if ("survey" in self.s.topics or (graded and self.s.speaks_of("survey"))) and one.unit in (
            "percent",
            "part",
            "persons",
            "",
        ):
            return self.counts.survey(mark)
        whole = self.counts.whole_count(mark)
        if whole:
            return whole
        frames, origin = self._frames(mark)
        if population := self.counts.population_after(mark) if one.unit != "part" else "":
            counted = [
                frame for frame in frames if any(word.startswith(population) for word in frame.measure.split("."))
            ]
            if not counted and frames and population not in ("respondent", "month") and not self.c.is_change(mark):
                return self._of_all(mark, population)
            if one.worded and one.value <= 12 and "sum" in {other.kind for other in self.s.marks}:
                return None
        if one.worded and one.unit not in ("percent", "points") and not self._is_claim(mark, frames, origin):
            return None
        if not frames:
            return Proof("unread", None, UNREAD_SUBJECT) if not one.worded or one.value > 12 or one.unit else None
        return self._judge(mark, frames, origin)

    def _left_over(self, mark: Mark) -> Proof | None:
        """Prove *51 områden når gränsen, de andra 19 gör det inte*."""
        told = [
            proof.fact for one, proof in self.done.items() if proof and one.kind == "number" and one.end <= mark.start
        ]
        kind = str(LEXICON["told"].get(told[-1], {}).get("of", "")) if told and told[-1] else ""
        whole = self.counts.whole(kind, mark) if kind else None
        some = self.index.of_fact(told[-1]) if told and told[-1] else None
        if whole and some:
            return self.counts.count_proof(mark.value, whole._replace(value=whole.value - some.value))
        return None if mark.value.worded else Proof("unread", None, "det går inte att se vilka de andra är")

    def _of_all(self, mark: Mark, population: str) -> Proof | None:
        """Prove *de tre leverantörerna*, where all of them are meant; another number is of some of them."""
        whole = self.counts.whole(population, mark)
        if whole and self.c.equals(mark.value, whole):
            return Proof("fact", whole.fact or None, "", "antal")
        return None if mark.value.worded else Proof("unread", None, "det går inte att se vad som räknas")

    def _rest(self, mark: Mark) -> Proof | None:
        """Prove what is left when the sentence has told of the others: *alla övriga 26,7 procent*."""
        is_percent = mark.value.unit == "percent" or self._lacks_percent(mark, "persons")
        place = self.s.clause_of(mark)
        own = self.s.own_measures(mark)
        if not own and place and not self.s.clauses[place].of("names"):  # *resten, 56,7 procent, går till …*
            own = [str(one.value) for one in self.s.clauses[place - 1].of("measures")][-1:]
        if "rest" not in own or not is_percent or self.c.is_change(mark):
            return None
        told = [
            (one, proof)
            for one, proof in self.done.items()
            if one.kind == "number"
            and proof
            and one.start < mark.start
            and (one.value.unit in ("percent", "part") or " · share · " in proof.frame)
        ]
        if not told and not any(one.value == "rest" and one.end <= mark.start for one in self.s.marks):
            return None
        if not told:
            return Proof("unread", None, "det går inte att se vad det är resten av")
        values = [value for one, proof in told if (value := self._told_value(one, proof))]
        if not values or len(values) != len(told):
            return None
        left = values[0]._replace(value=100 - sum(value.value for value in values))
        ok = self.c.equals(mark.value, left)
        return Proof(
            "fact" if ok else "wrong", left.fact, "resten av hundra" if ok else f"resten är {tell(left)}", "resten"
        )

    def _largest(self, mark: Mark) -> Proof | None:
        """Prove what the largest have together: *de tre största leverantörerna har fyra av fem deltagare*."""
        told = (
            _N_LARGEST.search(self.text[: mark.start])
            or _N_LARGEST.search(self.text, mark.end)
            or _N_TOGETHER.search(self.text[: mark.start])
        )
        if told is None or mark.value.unit not in ("percent", "part"):
            return None
        kind = {"leverans": "area", "lev": "supplier", "anor": "supplier", "omr": "area", "inr": "track"}[
            told["kind"].casefold()
        ]
        count = NUMERALS.get(told["count"].casefold(), int(told["count"]) if told["count"].isdigit() else 0)
        peers, measure = self.counts.peers_of(kind, mark)
        whole = self.index.value(Entity(self.s.service_at(mark)), "remaining")
        sizes = sorted((value for one in peers if (value := self.index.value(one, "remaining"))), reverse=True)
        if measure != "remaining" or whole is None or not 0 < count <= len(sizes):
            return None
        share = sizes[0]._replace(value=100 * sum(one.value for one in sizes[:count]) / whole.value, unit="percent")
        share = share._replace(decimals=1)
        ok = self.c.equals(mark.value, share)
        return Proof("fact" if ok else "wrong", share.fact, "" if ok else f"andelen är {tell(share)}", "de största")

    def _per_other(self, mark: Mark) -> Proof | None:
        """Prove *ett ledigt jobb på var fjärde arbetslös*, *fyra arbetslösa på varje ledigt jobb*."""
        one: Quantity = mark.value
        many = _PER_MANY.search(self.text)
        unemployed = any(word.kind == "measures" and word.value == "unemployed" for word in self.s.marks)
        jobs = one.unit == "part" and _PER_UNEMPLOYED.search(self.text[: mark.start])
        people = one.unit != "part" and _PER_VACANCY.match(self.text, mark.end)
        many_jobs = many and one.unit == "vacancies"
        if not (jobs or people or many_jobs) or not unemployed:
            return None
        names = [pair[0] for name in self.s.marks if name.kind == "groups" for pair in self.s.choose(name, "", [])]
        month, whose = self.s.month_told(mark), (names or [COUNTRY])[0]
        level = self.index.value(whose, "tightness", month)
        vacancies, people_ = (self.index.value(whose, measure, month) for measure in ("vacancies", "unemployed"))
        if level is None:
            return None
        sizes = [level.value, *([vacancies.value / people_.value] if vacancies and people_ else [])]
        count = 10 if many and many[1] in ("tio", "10") else 100
        values = [level._replace(value=1 / size if people else count * size, decimals=1) for size in sizes]
        ok = any(self.c.equals(one, value) for value in values)
        frame = str(Frame(whose, "tightness", "level", month))
        return Proof("fact" if ok else "wrong", level.fact, "" if ok else f"{level.fact} är {tell(level)}", frame)

    def _of_year(self, mark: Mark) -> Proof | None:
        """Prove a year's mean, or the sum of what is counted by the month: *under 2024 varslades 57 000*."""
        clause = self.s.clause_at(mark)
        years = [
            one.value.year
            for one in clause.of("date")
            if one.value.year and not one.value.month and not re.search(r"\b(?:sedan|från)\s$", self.text[: one.start])
        ]
        subjects, _ = self.s.subjects(mark)
        if len(years) != 1 or not subjects or subjects[0][0].domain in ("forecast", "trust") or self.c.is_change(mark):
            return None
        series = self.index.series(*subjects[0])
        values = [series[at] for month in range(12) if (at := (years[0] - 1970) * 12 + month) in series]
        is_mean = says(self.text, "medeltal, snitt, snittet, genomsnitt, genomsnittet, genomsnittlig*, medelvärde*")
        if len(values) < 12 or not (is_mean or subjects[0][1] in ("varsel", "new", "left")):
            return None
        fact = self.index.levels[subjects[0]]
        size = sum(values) / (12 if is_mean else 1)
        value = Value(size, fact.decimals, fact.id, fact.unit)
        ok = self.c.equals(mark.value, value)
        frame = str(Frame(*subjects[0], "reckoned", self.month)).rsplit(" · ", 1)[0]
        note = f"{'medeltalet' if is_mean else 'summan'} för {years[0]} är {tell(value)}"
        return Proof("fact" if ok else "wrong", fact.id, note, f"{frame} · {years[0]}")

    def _told_value(self, mark: Mark, proof: Proof) -> Value | None:
        if proof.fact is None:
            return None
        if proof.status == "fact" and proof.frame.startswith(("de största", "summa")):  # of several: as it is told
            return Value(mark.value.value, 1, proof.fact, "percent")
        entity, measure, derived = self.index.places[proof.fact]
        return (
            self.index.share(entity, measure, self.month)
            if not derived and entity.kind and measure != "share_pct"
            else self.index.of_fact(proof.fact)
        )

    def _is_claim(self, mark: Mark, frames: Sequence[Frame], origin: str) -> bool:
        """Tell whether a numeral counts what facts count: *tre leverantörer*, not *två skäl*."""
        one: Quantity = mark.value
        if one.unit == "part":
            return bool(frames) and (origin != "before" or bool(self.counts.population_after(mark)))
        if origin == "before" and one.value <= 12:
            return False
        if any(word.startswith("suppliers") for word in self.s.own_measures(mark)) and self.c.before_word(mark) in (
            "är",
            "var",
            "blev",
            "blir",
        ):
            return True
        if one.value > 12 and origin in ("clause", "sentence") and one.unit != "other":
            return True
        if self.c.is_listed(mark) and any(one.value == "suppliers" for one in self.s.marks if one.kind == "measures"):
            return True
        counted = one.noun.startswith(
            (
                "personer",
                "deltag",
                "leverantör",
                "nya",
                "kvarst",
                "procent",
                "fler",
                "färre",
                "plats",
                "varsl",
                "långtid",
                "enhet",
            )
        )
        return counted and bool(frames)

    def _frames(self, mark: Mark) -> tuple[list[Frame], str]:
        """Return the readings of a number, the likeliest first, and from where its subject is known."""
        subjects, origin = self.s.subjects(mark)
        frames: list[Frame] = []
        change = self.c.is_change(mark)
        if change and (just := self._just_told(mark)):
            subjects, origin = [just], "clause"
        if (service := self.s.service_at(mark)) and _WHOLE.match(self.text[: mark.end + len(" som")]):
            whole = Entity(service)  # *av de 487 som fick IPSU fanns 466 i del A*
            subjects, origin = [(whole, self.s.meant(whole, self.s.measure_words(mark)) or "remaining")], "clause"
        told = self.s.month_told(mark, level=not change)
        for entity, measure in subjects:
            month = self.month if entity.domain in ("trust", "forecast") else told
            measure = self._by_unit(mark, entity, measure, change=change)
            level = self.index.value(entity, measure)
            unit = level.unit if level else ""
            if change and measure not in EVENTS:
                frames += self._change_frames(mark, entity, measure, unit, month)
            else:
                frames += self._level_frames(mark, entity, measure, unit, month)
        return frames, origin

    def _just_told(self, mark: Mark) -> tuple[Entity, str] | None:
        """Return what the number before was of, where a change follows at once: *231, en färre än i december*."""
        clause = self.s.clause_at(mark)
        before = [one for one in self.s.marks if one.kind == "number" and one.end <= mark.start and self.done.get(one)]
        proofs = [self.done[one] for one in before]
        told = [proof for proof in proofs if proof and proof.status == "fact" and proof.frame.endswith(" · fact")]
        if not told or clause.of("names", "groups", "services", "measures") or self.text[clause.start] != ",":
            return None
        place = self.index.places.get(told[-1].fact or "")
        return place[:2] if place and not place[2] and self.index.derived.get(place[:2], {}).get("change") else None

    def _by_unit(self, mark: Mark, entity: Entity, measure: str, *, change: bool) -> str:
        """Take the unemployed for the rate of unemployment, or the rate for them, by the number's unit."""
        one: Quantity = mark.value
        rates = (
            (one.unit == "part" and "arbetskraft" in self.text)
            or one.unit == "points"
            or one.step < 1
            or (one.unit == "percent" and not change)
        )
        if one.unit in ("percent", "part") and change:
            return measure
        others = RATE_OF if rates else {rate: count for count, rate in RATE_OF.items()} if one.value >= SPECIFIC else {}
        other = others.get(measure, measure)
        return other if (entity, other) in self.index.levels else measure

    def _change_frames(self, mark: Mark, entity: Entity, measure: str, unit: str, month: pd.Period) -> Iterator[Frame]:
        one: Quantity = mark.value
        role: Role = "percent" if one.unit in ("percent", "part") else "change"
        if unit == "percent" and one.unit == "percent" and entity.domain in ("trust", "forecast"):
            role = "change"  # in percentage points: the unit is wrong
        if self._is_gap(mark):
            return
        explicit = [(base, True) for base in self.s.bases(mark, month)]
        defaults = self.c.default_bases(entity, measure) if month == self.month else [(month - 1, True)]
        bases = explicit or defaults
        if entity.domain in ("forecast", "trust"):
            bases = [(None, True)]
        for base, likely in bases:
            if unit == "percent" and role == "percent":  # likelier meant in percentage points: then the unit is wrong
                yield Frame(entity, measure, "change", month, base, likely)
            yield Frame(entity, measure, role, month, base, likely)
        if (
            entity == COUNTRY
            and not measure.endswith(".sa")
            and (not explicit or (explicit[0][0] == month - 1 and self.s.speaks_of("sa")))
        ):
            yield Frame(entity, f"{measure}.sa", role, month, month - 1, likely=False)

    def _is_gap(self, mark: Mark) -> bool:
        """Tell whether a difference is between two names and not between two months."""
        clause = self.s.clause_at(mark)
        than = clause.than
        return (
            than is not None
            and any(one.start > than.start for one in clause.of("names", "services", "groups"))
            and not [one for one in clause.of("date", "when") if one.start > than.start]
        )

    def _level_frames(self, mark: Mark, entity: Entity, measure: str, unit: str, month: pd.Period) -> Iterator[Frame]:
        one: Quantity = mark.value
        word = self.c.before_word(mark)
        of_year = re.match(r"(?:\s\w+)?\s(?:i år|20\d\d)\b", self.text[one.end :])
        if word == "från" and entity.domain in ("forecast", "trust") and not of_year:
            yield from self._previous(entity, measure)
            return
        if (
            word == "från"
            and self.s.month_at(mark, base_too=True) in (None, self.month)
            and not self.s.is_compared(mark)
        ):
            bases = self.s.bases(mark, month) or [
                base for base, _ in self.c.default_bases(entity, measure) if base is not None
            ]
            for base in bases[1:]:
                yield Frame(entity, measure, "level", base, likely=False)
            month = bases[0] if bases else month
        elif word == "från":
            month = self.s.month_at(mark, base_too=True) or month
        if entity.domain == "forecast":
            expected = re.match(r"[^,;]*\bsom\b[^,;]*\b(?:vänta|räkna|spå|tro|förutsp)", self.text[mark.end :])
            told = self.c.clause_text(mark)
            if "utfall" in told and not expected and not says(told, "prognos, prognosen"):
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
        if self.s.is_compared(mark) and self.s.month_at(mark) is None and not self._is_beside(mark):
            bases = self.s.bases(mark, month)
            month = bases[0] if bases else month - 1
        if (one.unit in ("percent", "part") or self._lacks_percent(mark, unit)) and unit not in RATES:
            if "left" in self.s.own_measures(mark) and (entity, "exit_rate") in self.index.levels:
                yield Frame(entity, "exit_rate", "level", month)
                yield Frame(entity, "exit_rate", "level", self.month, likely=False)
            if entity.kind or entity == COUNTRY or _EVERY_SERVICE.search(self.text):
                yield Frame(entity, measure, "share", month)
            if (
                entity.kind == ""
                and entity.domain in SERVICES
                and self.s.meant(entity, self.s.own_measures(mark)) not in ("", measure)
            ):
                yield Frame(entity, self.s.meant(entity, self.s.own_measures(mark)), "level", month)
            return
        if self._is_mean(mark) and (mean := self.index.derived[entity, measure].get("mean")):
            yield Frame(entity, mean.id, "fact", month)
            return
        yield Frame(entity, measure, "level", month)
        if measure == "net":  # the register moves by more than who comes and goes
            yield Frame(entity, "remaining", "change", month, month - 1, likely=False)
        if (
            self.s.speaks_of("sa")
            and entity == COUNTRY
            and not measure.endswith(".sa")
            and not any(one.kind == "measures" and one.value == "raw" for one in self.s.marks)
        ):
            yield Frame(entity, f"{measure}.sa", "level", month, likely=False)

    def _has_no_side(self, mark: Mark) -> bool:
        """Tell whether nothing says of what a number is that another is compared with: *39 413 mot 5 772*."""
        clause = self.s.clause_at(mark)
        named = clause.of("names", "groups", "services", "measures", "date", "when")
        return not any(one.start > clause.beyond for one in named)

    def _is_beside(self, mark: Mark) -> bool:
        """Tell whether a level is compared with another name's of the same month: *mot 7,2 procent i riket*."""
        clause = self.s.clause_at(mark)
        return any(
            self.s.is_compared(one) and (one.kind != "measures" or one.value in ("national", *FLOWS))
            for one in clause.of("names", "groups", "services", "measures")
        )

    def _lacks_percent(self, mark: Mark, unit: str) -> bool:
        """Tell whether a number shares the *procent* of one before it: decimals are no persons."""
        return (
            (mark.value.step < 1 or self.c.is_listed(mark))
            and not mark.value.unit
            and not mark.value.worded
            and unit in ("persons", "suppliers")
            and any(
                one.kind == "number" and one.value.unit == "percent" and abs(one.start - mark.start) > 0
                for one in self.s.marks
            )
        )

    def _previous(self, entity: Entity, measure: str) -> Iterator[Frame]:
        fact = self.index.derived[entity, measure].get("previous")
        if fact:
            yield Frame(entity, fact.id, "fact", self.month)

    def _is_previous(self, mark: Mark) -> bool:
        """Tell whether a number is of the forecast before: by its own clause, or what it is compared with."""
        clause = self.s.clause_at(mark)
        said = self.text[clause.start : clause.end]
        if clause.than is not None and any(
            one.kind == "when" and one.value == "previous" and one.start > clause.than.start for one in clause.marks
        ):
            return mark.start > clause.than.start
        if re.search(r"\bfrån\b[^,]*$", self.text[clause.start : mark.start]) and not re.search(
            r"\btill\b[^,]*$", self.text[clause.start : mark.start]
        ):
            return True
        if re.search(r"\btill\b\D*$", self.text[clause.start : mark.start]):
            return False
        place = self.s.clause_of(mark)
        if place and re.match(r"\W*(?:då|när)\b", said):
            before = self.s.clauses[place - 1]
            said = self.text[before.start : before.end] + said
        return says(said, ",".join(LEXICON["when"]["previous"]))

    def _is_year_before(self, mark: Mark) -> bool:
        month = [date for date in self.s.near(mark, ("date",), same_side=False) if date.value.year]
        near = month[0].value.year if month else None
        clause = self.s.clause_at(mark)
        if self.c.before_word(mark) == "till":
            return False
        return near == self.month.year - 1 or any(
            one.kind == "when"
            and one.value in ("back12", "back1", "previous")
            and (clause.than is None or one.start < clause.than.start or mark.start > clause.than.start)
            for one in clause.marks
        )

    def _is_mean(self, mark: Mark) -> bool:
        place = self.s.clause_of(mark)
        clause = self.s.clauses[place]
        told = self.s.own_measures(mark)
        if not told and place and not clause.of("names", "services", "way"):  # in apposition: *än genomsnittet, 6 656*
            told = [str(one.value) for one in self.s.clauses[place - 1].of("measures")][-1:]
        means = [one for one in clause.of("measures") if one.value == "mean" and one.start >= mark.end]
        if means and any(mark.end <= one.start < means[0].start for one in clause.of("way", "than")):
            return False  # *982 är under snittet*
        return "mean" in told or self.c.after_mean(mark)

    def _judge(self, mark: Mark, frames: Sequence[Frame], origin: str) -> Proof:
        one: Quantity = mark.value
        way = self.c.way_of(mark) if self.c.is_change(mark) else ""
        if one.sign and self.c.is_change(mark) and not way:
            way = "up" if one.sign > 0 else "down"
        reckoned = [(frame, value) for frame in frames if (value := frame.reckon(self.index))]
        if not reckoned:
            return Proof("unread", None, "underlaget räcker inte för att räkna det")
        fits = [(frame, value) for frame, value in reckoned if self._fits(mark, frame, value, way)]
        likely = [(frame, value) for frame, value in reckoned if frame.likely]
        if apart := self._apart(mark, reckoned, fits):
            fits, likely = [], apart
        for frame, value in fits:
            return Proof("fact", value.fact, self._name(frame), str(frame))
        frame, value = (likely or reckoned)[0]
        note = self._explain(mark, frame, value, way)
        other = self._alternative(mark, way)
        lost = Frame(frame.entity, "left", "level", frame.month)
        if other is None and _LOSES.search(self.c.clause_text(mark)) and (left := lost.reckon(self.index)):
            other = lost if self._fits(mark, lost, left, "") else None
        if other is not None:
            return Proof("unread", value.fact, f"två läsningar: {note}; men det stämmer med {other}", str(frame))
        if self._in_topic(mark, frame) or (
            not frame.entity.name
            and self.c.is_part(mark)
            and self.index.measures.get(frame.entity)
            and frame.measure not in DURATIONS
            and not re.search(r"\bde som (?:lämna|började|slutade|deltar|deltog|deltagit|gick)", self.text.casefold())
        ):
            return Proof("unread", value.fact, f"oklart vad talet gäller; {note}", str(frame))
        if self._counts_other(mark):
            return Proof("unread", value.fact, f"oklart vad talet räknar; {note}", str(frame))
        if frame.role == "level" and self._took_time(mark, frame):
            return Proof("unread", value.fact, f"oklart om det är en nivå eller en förändring; {note}", str(frame))
        if self.s.is_compared(mark) and self._has_no_side(mark):
            return Proof("unread", value.fact, f"oklart vad det jämförs med; {note}", str(frame))
        off = abs(value.value) - one.value
        rough = one.unit == "part" and one.hedge == "above" and one.value <= HALF
        if abs(off) <= (NEAR_PART if rough else NEAR) * one.value and (
            one.hedge == "about" or {"above": 1, "below": -1}.get(one.hedge, 0) * off > 0
        ):
            return Proof("unread", value.fact, f"ungefär så; {note}", str(frame))
        if (then := self._named_month(mark, frame)) is not None:
            return Proof(
                "unread", value.fact, f"två läsningar: {note}; men det var så i {name_month(then)}", str(frame)
            )
        if frame.entity.domain not in ("forecast", "trust") and any(
            one.value.month is None and one.value.year for one in self.s.clause_at(mark).of("date")
        ):
            return Proof("unread", value.fact, f"oklart vilken tid det gäller; {note}", str(frame))
        if self.s.clause_at(mark).of("each"):
            return Proof("unread", value.fact, f"oklart vad som hör till vad; {note}", str(frame))
        if self.c.is_restricted(mark):
            return Proof("unread", value.fact, f"oklart vilka det gäller; {note}", str(frame))
        if (
            frame.role == "share"
            and not _OF_WHOLE.search(self.text)
            and not says(self.text, LEXICON["measures"]["share"])
        ):
            return Proof("unread", value.fact, f"oklart vad som mäts; {note}", str(frame))
        if one.unit not in ("percent", "part", "points") and value.unit.startswith("percent") and one.value > 100:
            return Proof("unread", value.fact, f"oklart vad som mäts; {note}", str(frame))
        if not self._is_said(mark, frame):
            return Proof("unread", value.fact, f"oklart vad som mäts; {note}", str(frame))
        if origin == "before" and not self.c.is_about(mark):
            return Proof("unread", value.fact, f"oklart vad talet gäller; {note}", str(frame))
        return Proof("wrong", value.fact, note, str(frame))

    def _counts_other(self, mark: Mark) -> bool:
        """Tell whether the noun after a number is of nothing that the tables count: *150 brev på ett år*."""
        one: Quantity = mark.value
        word = re.match(r"\s([a-zåäö]{3,})\b", self.text[one.end :])
        if one.unit or word is None or any(other.start == one.end + 1 for other in self.s.marks):
            return False
        return not _NO_NOUN.fullmatch(word[1])

    def _apart(
        self, mark: Mark, reckoned: list[tuple[Frame, Value]], fits: list[tuple[Frame, Value]]
    ) -> list[tuple[Frame, Value]]:
        """Return what contradicts a number that is told of each of several: *varken i X eller i Y över tre procent*."""
        if not fits or not _OF_EACH.search(self.c.clause_text(mark)):
            return []
        held = {frame.entity for frame, _ in fits}
        return [(frame, value) for frame, value in reckoned if frame.entity not in held]

    def _took_time(self, mark: Mark, frame: Frame) -> bool:
        """Tell whether a number is how much a level moved in the time that a clause names, in words not read."""
        bases = [one for one in self.s.bases(mark, frame.month) if one < frame.month]
        moved = self.index.change(frame.entity, frame.measure, frame.month, bases[0], pct=False) if bases else None
        return moved is not None and self.c.equals(mark.value, moved)

    def _is_said(self, mark: Mark, frame: Frame) -> bool:
        """Tell whether the measure of a level is said, or goes without saying after *har* or *finns*."""
        if (
            frame.role != "level"
            or frame.measure not in ("remaining", "unemployment_rate")
            or mark.value.unit == "percent"
        ):
            return True
        said = {str(one.value) for one in self.s.marks if one.kind == "measures"} - {"share", "suppliers"}
        flows = [self.index.value(frame.entity, flow, frame.month) for flow in FLOWS]
        exact = mark.value.hedge not in ("over", "under")
        if not said and exact and any(value and self.c.equals(mark.value, value) for value in flows):
            return False
        return (
            bool(said)
            or any(one.kind == "way" for one in self.s.marks)
            or bool(_EXISTS.search(self.text))
            or bool(self.s.before.measure)
        )

    def _in_topic(self, mark: Mark, frame: Frame) -> bool:
        """Tell whether a sentence's topic has facts that a number may be, in words that are not read."""
        topics = self.s.topics | {topic for topic in self.s.before.topics if topic in ("results", "beveridge", "usual")}
        if ("beveridge" in topics and not frame.entity.domain.startswith("rom2")) or {
            "usual",
            "interval",
        } & self.s.topics:
            return True
        if (
            "places" in topics
            and frame.measure == "suppliers"
            and frame.entity.domain in SERVICES
            and not frame.entity.kind
            and "suppliers" not in self.s.own_measures(mark)
        ):
            return True
        if frame.entity.domain == "forecast" and "forecast" in self.s.topics:
            return False
        said = self.s.own_measures(mark)
        if frame.measure in _RATES:  # named in another clause: *ett andra resultat, RR2, hade …*
            said = [str(one.value) for one in self.s.marks if one.kind == "measures"]
        if frame.measure in {self.s.meant(frame.entity, [word]) for word in said}:
            return False
        prefixes = tuple(prefix for topic in topics for prefix in LEXICON["prefixes"].get(topic, ()))
        names = {one.value for one in self.s.marks if one.kind in ("names", "groups")}
        for fact_id in self.index.facts:
            if fact_id.startswith(prefixes) if prefixes else False:
                entity, value = self.index.places[fact_id][0], self.index.of_fact(fact_id)
                if (
                    value
                    and (not entity.name or entity.name in names or entity.kind in ("year", "answer"))
                    and self._fits(mark, frame, value, "")
                    and mark.value.value >= 10
                ):
                    return True
        return False

    def _alternative(self, mark: Mark, way: str) -> Frame | None:
        """Find another reading by the words of the same clause that a number agrees with."""
        one: Quantity = mark.value
        if one.value < SPECIFIC or one.hedge or one.worded:
            return None
        clause = self.s.clause_at(mark)
        words = self.s.own_measures(mark)
        place = self.s.clause_of(mark)
        if not words and place:  # *fler lämnade än började: 6 589 mot 5 854*
            words = [*(str(one.value) for one in self.s.clauses[place - 1].of("measures")), "remaining"]
        service = self.s.service_at(mark)
        entities = [pair[0] for name in clause.of("names", "groups") for pair in self.s.choose(name, service, words)]
        entities = entities or [Entity(service)] * bool(service)
        strong = [word for word in words if word in FLOWS]
        months = [period for date in clause.of("date") if (period := self.s.period(date.value)) is not None] or [
            self.month
        ]
        verb = any(mark.value[1] == "verb" for mark in clause.of("way"))
        said = {"med": "level", "till": "change"}.get(self.c.before_word(mark), "") if verb else ""
        for entity in dict.fromkeys(entities):
            for measure in dict.fromkeys(
                filter(
                    None,
                    (
                        self.s.meant(entity, [word])
                        for word in ([one for one in words if one != "participants"] if strong else words)
                    ),
                )
            ):
                roles: list[Role] = ["percent", "share"] if one.unit == "percent" else ["level", "change"]
                for role in roles:
                    if role in ("change", "percent") and not way:
                        continue
                    if role == said and not one.unit:  # *ökade med 5 772*
                        continue
                    for month in months:
                        base = next(iter(self.s.bases(mark, month)), month - 1)
                        frame = Frame(entity, measure, role, month, base if role in ("change", "percent") else None)
                        value = frame.reckon(self.index)
                        if value and self._fits(mark, frame, value, way):
                            return frame
        return None

    def _named_month(self, mark: Mark, frame: Frame) -> pd.Period | None:
        """Return a month named elsewhere in the sentence in which a level was what a number says."""
        own = self.s.clause_at(mark).of("date")
        months = [self.s.period(one.value) for one in self.s.marks if one.kind == "date"]
        for month in months if frame.role == "level" and not own else ():
            then = replace(frame, month=month).reckon(self.index) if month is not None else None
            if then and self._fits(mark, frame, then, ""):
                return month
        return None

    def _name(self, frame: Frame) -> str:
        return f"i {name_month(frame.month)}" if frame.month != self.month and frame.role == "level" else ""

    def _fits(self, mark: Mark, frame: Frame, value: Value, way: str) -> bool:
        one: Quantity = mark.value
        if (one.unit == "percent" and value.unit == "percentage points") or (
            one.unit == "points" and value.unit != "percentage points"
        ):
            return False
        if one.unit in ("persons", "vacancies", "suppliers", "count", "index") and value.unit == "percent":
            return False
        if (
            frame.role in ("change", "percent")
            and way
            and way != value.way
            and not (value.way == "same" and one.value == 0)
        ):
            return False
        if frame.measure == "net" and (said := self.c.before_word(mark)) in ("minus", "plus"):
            return (said == "minus") == (value.value < 0) and self.c.equals(one, value)
        if frame.role == "level" and one.sign < 0 and value.value > 0:
            return False
        return self.c.equals(one, value)

    def _explain(self, mark: Mark, frame: Frame, value: Value, way: str) -> str:
        """Say what the data say instead."""
        one: Quantity = mark.value
        change = frame.role in ("change", "percent")
        if change and way and self.c.equals(one, value) and way != value.way:
            return f"texten säger att det {WAYS[way]}, men det {WAYS[value.way]} ({tell(value, signed=True)})"
        note = f"{value.fact} är {tell(value, signed=change)}"
        if frame.month != self.month or (frame.base is not None and frame.base != self.month - 1):
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
            if value and self.c.equals(one, value):
                return self.month - back
        return None

    def pairs(self) -> None:
        """Prove *22 av 26*, *41 av de 70 områdena*, *fyra av tio*."""
        numbers = self.c.open("number")
        if len(numbers) == 2 and OF_THE.fullmatch(self.text[: numbers[0].start]):
            all_, some = numbers  # *av de 30 största leverantörerna minskade 24*
            of_largest = re.match(r"\s(?:största|stora|minsta)\b", self.text[all_.end :])
            if (
                of_largest
                and some.value.unit in ("", "suppliers", "persons")
                and (proof := self.counts.of_largest(some, all_))
            ):
                self.done[some], self.done[all_] = proof, None
        if len(numbers) == 2 and numbers[1] not in self.done and self._counts_some(*numbers):
            self._pair(numbers[1], numbers[0])
            return
        for some, all_ in pairwise(self.c.open("number")):
            between = self.text[some.value.whole_end : all_.start]
            if some.value.unit in ("percent", "points"):
                continue
            if not re.fullmatch(
                r"\s*(?:\w+\s+)?av\s+(?:(?:[Rr]usta och )?\w+s\s+)?"
                r"(?:(?:de|landets|totalt|sammanlagt|alla|våra|dessa|samtliga)\s+)*(?:de\s)?",
                between,
            ):
                continue
            if re.match(r"\s(?:största|minsta|stora)\b", self.text[all_.end :]):  # *ett av de tre största*: a rank
                kind = self.counts.population_after(all_)
                if kind == "supplier" and (proof := self.counts.of_largest(some, all_)):
                    self.done[some], self.done[all_] = proof, None
                    continue
                counted = (
                    self.counts.count(some, kind, largest=int(all_.value.value))
                    if kind and kind != "supplier"
                    else None
                )
                self.done[some] = self.counts.count_proof(some.value, counted) if counted else None
                self.done[all_] = None
                continue
            self._pair(some, all_)

    def _counts_some(self, all_: Mark, some: Mark) -> bool:
        """Tell whether a sentence counts some of those that it begins with: *av sex tjänster tappade två deltagare*."""
        counts = some.value.unit in ("", "persons", "suppliers", "count") and some.value.value <= all_.value.value
        named = any(one.kind in ("names", "groups") for one in self.s.marks)
        kind = OF_THE.fullmatch(self.text[: all_.start]) and self.counts.population_after(all_)
        some_of = re.match(r"\s(?:största|stora|minsta)\b", self.text[all_.end :])
        return (
            bool(kind) and counts and not named and not some_of and kind not in ("month", "respondent", "municipality")
        )

    def _pair(self, some: Mark, all_: Mark) -> None:
        kind = self.counts.population_after(all_)
        if some.value.value == 1 and kind in PEERS and re.match(r"\s\w+\s(?:som|där)\b", self.text[all_.end :]):
            kept = dict(self.done)  # *X är ett av de två län där …*: two did, and X did
            if (counted := self.counts.count(all_, kind)) is not None:
                self.done.clear()
                self.done.update(kept | {some: None, all_: self.counts.count_proof(all_.value, counted)})
                return
        if re.match(r"\s\w+\ssom\b", self.text[all_.end :]) and kind:
            self.counts.pair_of_some(some, all_, kind)
            return
        kind = (
            self.counts.population_after(all_)
            or self.counts.population_after(some)
            or next(
                (str(one.value) for one in self.s.marks if one.kind == "population" and one.value == "contract"), ""
            )
        )
        n, m = some.value, all_.value
        whole = self.counts.whole(kind, all_)
        survey = self.s.speaks_of("survey") or (
            kind == "respondent" and self.index.of_fact("survey.respondents") is not None and m.value == 26
        )
        if not kind and self.s.speaks_of("survey"):
            kind, whole = "respondent", self.counts.whole("respondent", all_)
        fraction = m.value in TENTHS and kind in ("", "respondent") and not (whole and m.value == whole.value)
        if survey and kind in ("", "respondent") and not fraction:
            self.done[all_] = self.counts.count_proof(m, whole)
            self.done[some] = self.counts.survey(some)
            return
        if kind == "supplier" and [one for one in self.s.marks if one.kind == "sum"]:
            self.done[some], self.done[all_] = None, self.counts.count_proof(m, whole)
            return
        service = self.s.service_at(some)
        if m.value > 100 and kind in ("", "respondent") and service:
            measure = self.s.meant(Entity(service), self.s.measure_words(some)) or "remaining"
            month = self.s.month_told(all_)
            self.done[all_] = self._judge(
                all_,
                [Frame(Entity(service), one, "level", month) for one in dict.fromkeys((measure, "remaining"))],
                "clause",
            )
            return
        if whole is not None and kind and not fraction:
            self.done[all_] = self.counts.count_proof(m, whole)
            counted = self.counts.count(some, kind)
            told = self.counts.told_as(some, kind)
            if told:
                self.done[some] = told
            elif counted:
                self.done[some] = self.counts.count_proof(n, counted)
            else:
                self.done[some] = Proof("unread", None, "det går inte att se vad som räknas")
            return
        if m.value in TENTHS and n.value < m.value:
            part = Quantity(
                n.start,
                n.end,
                100 * n.value / m.value,
                5.0,
                low=100 * n.value / m.value - (5 if n.hedge == "below" else 4),
                high=100 * n.value / m.value + 4,
                unit="part",
                hedge=n.hedge or "about",
                worded=True,
                whole_end=m.whole_end,
            )
            mark = Mark(some.start, some.end, "number", part)
            self.s.marks[self.s.marks.index(some)] = mark
            clause = self.s.clause_at(some)
            clause.marks[clause.marks.index(some)] = mark
            self.done[all_] = None
            self.done[mark] = self._number(mark) or Proof("unread", None, UNREAD_SUBJECT)

    def respectively(self) -> None:
        """Prove *AUB och FUB hade 6 133 respektive 3 922 deltagare*."""
        numbers = self.c.open("number")
        names = [mark for mark in self.s.marks if mark.kind in ("names", "groups")]
        names = names if len(names) > 1 else [mark for mark in self.s.marks if mark.kind == "services"]
        if len(names) < 2 or len(numbers) != len(names):
            return
        listed = names[-1].end <= numbers[0].start and all(
            re.fullmatch(r"(?:\s\w+)?,?\s(?:och\s|samt\s|mot\s)?|,\s", self.text[one.end : two.start])
            for one, two in pairwise(numbers)
        )
        against = listed and self.text[names[-1].end : numbers[0].start].startswith((":", ",", " ("))
        if not listed and not [mark for mark in self.s.marks if mark.kind == "each"]:
            return
        for name, number in zip(names, numbers, strict=True):
            others = [mark for mark in self.s.marks if mark not in (*names, *numbers) or mark in (name, number)]
            if against:  # *X har högre än Y: 8,5 mot 7,1 procent*
                others = [mark for mark in others if mark.kind not in ("than", "way", "top")]
            kept, clauses = self.s.marks, self.s.clauses
            unit = numbers[-1].value
            self.s.marks = others
            self.s.clauses = [type(clauses[0])(0, len(self.text), [mark for mark in others if mark.kind != "each"])]
            alone = Mark(
                number.start, number.end, "number", number.value if number.value.unit else _with(number.value, unit)
            )
            self.s.clauses[0].marks = [alone if mark == number else mark for mark in self.s.clauses[0].marks]
            proof = self._number(alone)
            self.s.marks, self.s.clauses = kept, clauses
            self.done[number] = proof

    def _span(self) -> None:
        """Prove *mellan gruppen med högst och den med lägst arbetslöshet skiljer 4,2 procentenheter*."""
        told = re.search(r"\b(?:avstånd|skillnad|gap|spann|skilje?r?)\w*\b", self.text, re.IGNORECASE)
        ends = {one.value for one in self.s.marks if one.kind == "top"}
        kind = next((str(one.value) for one in self.s.marks if one.kind == "population" and one.value in PEERS), "")
        numbers = self.c.open("number")
        if not told or ends != {"high", "low"} or not kind or len(numbers) != 1:
            return
        peers, measure = self.counts.peers_of(kind, numbers[0])
        values = [value for one in peers if (value := self.index.value(one, measure, self.s.month_told(numbers[0])))]
        if values:
            span = max(value.value for value in values) - min(value.value for value in values)
            value = values[0]._replace(value=span)
            ok = self.c.equals(numbers[0].value, value)
            for one in self.c.open("top", "way"):
                self.done[one] = None
            self.done[numbers[0]] = Proof(
                "fact" if ok else "wrong", value.fact, f"skillnaden är {tell(value)}", f"{kind} · spann av {measure}"
            )

    def gaps(self) -> None:
        """Prove *skillnaden mellan X och Y är 361*."""
        self._span()
        for match in _GAP.finditer(self.text):
            names = [
                one for one in self.s.marks if one.kind in ("services", "names", "groups") and one.start >= match.end()
            ]
            if len({one.kind == "services" for one in names}) > 1:
                names = [one for one in names if one.kind != "services"]
            numbers = [one for one in self.c.open("number") if one.start >= match.start()]
            if len(names) != 2 or len(numbers) != 1:
                continue
            words, service = self.s.measure_words(numbers[0]), self.s.service_at(numbers[0])
            pairs = [pair for one in names if (pair := self.c.entity_of(one, service, words))]
            values = [value for pair in pairs if (value := self.index.value(*pair, self.s.month_told(numbers[0])))]
            if len(values) == len(names):
                gap = values[0]._replace(value=abs(values[0].value - values[1].value))
                ok = self.c.equals(numbers[0].value, gap)
                note = "" if ok else f"skillnaden är {tell(gap)}"
                self.done[numbers[0]] = Proof("fact" if ok else "wrong", gap.fact, note, "skillnad")

    def sums(self) -> None:
        """Prove a number told of several names together."""
        sums = [one for one in self.s.marks if one.kind == "sum"]
        if not sums and _EVERY_SERVICE.search(self.text):
            sums = (
                []
                if self.s.topics & {"forecast"}
                or [one for one in self.s.marks if one.kind in ("services", "top", "names")]
                else [one for one in self.s.marks if one.kind == "population" and one.value == "service"][:1]
            )
        sums = sums or self._listed_shares()
        for mark in sums:
            clause = self.s.clause_at(mark)
            numbers = [
                one
                for one in clause.of("number")
                if one not in self.done and not (one.value.worded and one.value.value <= 12)
            ]
            names = [one for one in self.s.marks if one.kind in ("services", "names", "groups")]
            own_names = clause.of("services", "names", "groups")
            names = own_names if len({one.value for one in own_names}) > 1 else names
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
                    subjects += (
                        [(Entity(str(name.value)), self.s.meant(Entity(str(name.value)), words) or "remaining")]
                        if name.kind == "services"
                        else self.s.choose(name, service, words)
                    )
            elif _TRAINING.search(self.text):
                subjects = [(Entity(one), self.s.meant(Entity(one), words) or "remaining") for one in ("aub", "fub")]
            elif re.search(_EVERY_SERVICE, self.text):
                subjects = [(Entity(one), self.s.meant(Entity(one), words) or "remaining") for one in SERVICES]
            if len(subjects) < 2:
                continue
            self.done[numbers[0]] = self._sum(numbers[0], subjects)

    def _listed_shares(self) -> list[Mark]:
        """Return a share that is told of several names at once: *en femtedel av dem finns i X, Y och Z*."""
        parts = [one for one in self.s.marks if one.kind == "number" and one.value.unit in ("part", "percent")]
        names = [one for one in self.s.marks if one.kind in ("names", "groups", "services")]
        if len(parts) != 1 or len(names) < 2 or self.c.is_change(parts[0]):
            return []
        joined = all(
            re.fullmatch(r",\s|\s(?:och|samt)\s", self.text[one.end : two.start]) for one, two in pairwise(names)
        )
        held = re.search(r"\b(?:finns|fanns|bor|går till|gick till)\s(?:i\s|hos\s)?$", self.text[: names[0].start])
        return parts if joined and held else []

    def _sum(self, mark: Mark, subjects: Sequence[tuple[Entity, str]]) -> Proof:
        frames = []
        change = self.c.is_change(mark)
        month = self.s.month_told(mark)
        for entity, measure in dict.fromkeys(subjects):
            level = self.index.value(entity, measure)
            made = list(
                self._change_frames(mark, entity, measure, "", month)
                if change
                else self._level_frames(mark, entity, measure, level.unit if level else "", month)
            )
            frames += made[:1]
        values = [frame.reckon(self.index) for frame in frames]
        if not frames or any(value is None for value in values):
            return Proof("unread", None, "underlaget räcker inte för att räkna summan")
        total = sum(value.value for value in values if value)
        first = values[0]
        assert first is not None
        summed = Value(total, first.decimals, first.fact, first.unit)
        if self.c.equals(mark.value, summed):
            return Proof("fact", first.fact, "summan", "summa: " + " + ".join(str(frame) for frame in frames))
        return Proof(
            "wrong", first.fact, f"summan är {tell(summed)}", "summa: " + " + ".join(str(frame) for frame in frames)
        )


def _with(one: Quantity, other: Quantity) -> Quantity:
    """Give a number the unit that stands after the last of its list."""
    return replace(one, unit=other.unit, noun=other.noun)
