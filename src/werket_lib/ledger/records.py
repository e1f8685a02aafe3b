"""Records and runs proved from the histories: the highest since, the third month in a row."""

import re
from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from werket_lib.ledger.claims import Proof, Prover
from werket_lib.ledger.frames import Frame, tell
from werket_lib.ledger.index import Value
from werket_lib.ledger.marks import Date, Mark
from werket_lib.ledger.outside import MONTH_NAMES, name_month, round_half_up
from werket_lib.ledger.quantities import NUMERALS
from werket_lib.ledger.sentence import months_back

_SIZES = r"många|hög\w*|stor\w*|mycket|få|låg\w*|lite"
_NOT_SINCE = re.compile(
    rf"\binte\s(?:sedan|på)\b.*?\bså\s(?P<size>{_SIZES})\b|\binte\s(?:varit|legat|haft|fått|noterats|uppmätts|funnits)\s(?:på\s)?så\s(?P<was>{_SIZES})\b.*?\bsedan\b.*"
    rf"|^så\s(?P<had>{_SIZES})\b.*?\binte\s(?:varit|legat|haft|fått|sett|redovisat|funnits|noterats|uppmätts)\b.*?\bsedan\b.*",
    re.IGNORECASE,
)
_RUN_BEFORE = re.compile(
    r"\b(?:efter|svit(?:en)? på|svit om)\s(?P<count>en|ett halvår|\d+|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv)"
    r"(?:\smånad(?:ers?|s)?)?\s(?:av |med |i rad med |raka )?(?=\w)",
    re.IGNORECASE,
)

_BEATEN = re.compile(r"\b(?<!inte )(?:slaget|slagits|slogs|brutits|överträffa(?:t|ts|des))\b", re.IGNORECASE)
_SAME_MONTHS = re.compile(rf"\b({'|'.join(MONTH_NAMES)})(?:månad|siffra|notering|värde|tal|nivå)", re.IGNORECASE)
NO_SERIES = "måttet har ingen serie bakåt"


class Records(Prover):
    """Proves what stands out in a series."""

    def records(self) -> None:
        """Prove *högsta sedan mars 2024*, *lägsta på ett år*, *rekord*."""
        if (match := _NOT_SINCE.search(self.text)) and self.c.open("date", "when"):
            self._not_since(match)
        self._more_than_now()
        for mark in self.c.open("top", "record"):
            clause = self.s.clause_at(mark)
            later = self.text[mark.end : clause.end]
            since = re.match(r"(?:\s+\S+){0,4}?\s+(?:sedan|på|i serien|under)\b", later)
            dated = [
                one
                for one in clause.of("date", "when")
                if one.start >= mark.end and re.search(r"\b(sedan|på|sen|de senaste)\s*$", self.text[: one.start])
            ]
            months = re.search(r"\bpå\s(\w+)\smånader\b|\bpå\s(\w+)\sår\b", later)
            if self.text[mark.start : mark.end].casefold() == "för första gången" and not re.match(
                r".*\b(?:sedan|sen|någonsin|på \w+ (?:år|månader))\b", later
            ):
                self.done[mark] = None
                continue
            word = self.text[mark.start : mark.end].casefold()
            if word in ("störst", "minst", "mest") and (self._is_of_change(mark) or self._of_verb(mark)):
                continue  # *störst ökning sedan december hade X*: a rank
            if (reached := self._of_months(mark)) is not None:
                self.done[mark] = reached
                continue
            bounds = [one for one in self.s.marks if one.kind == "number" and one.value.hedge in ("over", "under")]
            if self.text[mark.start : mark.end].casefold() == "för första gången" and bounds:
                for one in (mark, *bounds):
                    self.done[one] = Proof("unread", None, "en gräns i en serie läses inte")
                continue
            is_record = mark.kind == "record" or bool([one for one in clause.of("record") if one != mark])
            if not ((since and (dated or months)) or is_record):
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

    def _of_months(self, mark: Mark) -> Proof | None:
        """Prove which month of a year, or which year's January, was highest: *flest varsel 2024 kom i oktober*."""
        same = _SAME_MONTHS.search(self.text)
        years = [
            one.value.year for one in self.s.marks if one.kind == "date" and one.value.year and not one.value.month
        ]
        dates = [one for one in self.s.marks if one.kind == "date" and one.value.month]
        subjects, _ = self.s.subjects(mark)
        word = self.text[mark.start : mark.end].casefold()
        if not subjects or subjects[0][0].kind or not re.match(r"flest|färst|högst|lägst|mest", word):
            return None
        if any(one.kind == "population" and one.value not in ("month", "respondent") for one in self.s.marks):
            return None
        series, level = self.index.series(*subjects[0]), self.index.levels[subjects[0]]
        periods = {at: pd.Period(ordinal=at, freq="M") for at in series}
        sign = -1 if mark.value == "low" else 1
        place = next(
            (int(one.value) for one in self.s.clause_at(mark).of("ordinal", "rank") if one.end <= mark.start), 1
        )
        if same:
            pool = {
                at: value
                for at, value in series.items()
                if periods[at].month == MONTH_NAMES.index(same[1].casefold()) + 1
            }
            after = [one for one in years if not re.search(rf"\b(?:sedan|från)\s{one}\b", self.text)]
            told = [at for at in pool if periods[at].year == (after[0] if after else self.month.year)]
        else:
            named = [period for one in dates if (period := self.s.period(one.value)) is not None]
            if not named or (years and len(years) > 1) or self.c.own_bases(mark):
                return None
            pool = {at: value for at, value in series.items() if not years or periods[at].year == years[0]}
            told = [at for at in pool if at == named[0].ordinal]
        if not told or len(pool) < 3:
            return None
        for one in self.c.open("number"):  # *…, nästan 178 000*
            if (
                not one.value.worded
                and one.value.unit in ("", "persons", "vacancies")
                and not self.s.clause_at(one).of("date")
            ):
                then = Value(pool[told[0]], level.decimals, level.id, level.unit)
                fits = self.c.equals(one.value, then)
                note = "" if fits else f"det är {tell(then)}"
                self.done[one] = Proof(
                    "fact" if fits else "wrong", level.id, note, str(Frame(*subjects[0], "level", periods[told[0]]))
                )
        rank = 1 + sum(sign * value > sign * pool[told[0]] for value in pool.values())
        ordered = sorted(pool, key=lambda at: -sign * pool[at])
        note = "" if rank == place else f"plats {rank}; plats {place} har {name_month(periods[ordered[place - 1]])}"
        return Proof(
            "fact" if rank == place else "wrong",
            level.id,
            note,
            f"{Frame(*subjects[0], 'level', periods[told[0]])} · plats {place} av månaderna",
        )

    def _more_than_now(self) -> None:
        """Prove *bara i oktober och november 2024 har X haft fler deltagare än nu*."""
        way = next(
            (
                one
                for one in self.c.open("way")
                if one.value[1] == "more" and re.search(r"\bän\s(?:nu|i dag|i januari)\b", self.text[one.end :])
            ),
            None,
        )
        if way is None or not re.search(r"\b(?:bara|endast|enbart)\b", self.text.casefold()):
            return
        dates = [
            one
            for one in self.s.marks
            if one.kind == "date" and (period := self.s.period(one.value)) is not None and period != self.month
        ]
        subjects, _ = self.s.subjects(way)
        series = self.index.series(*subjects[0]) if subjects else {}
        if not dates or self.month.ordinal not in series:
            return
        year = next((one.value.year for one in reversed(dates) if one.value.year), None)
        periods = [self.s.period(replace(one.value, year=one.value.year or year)) for one in dates]
        told = {period.ordinal for period in periods if period is not None}
        sign = 1 if way.value[0] == "up" else -1
        beyond = {at for at, value in series.items() if sign * value > sign * series[self.month.ordinal]}
        ok, level = beyond == told, self.index.levels[subjects[0]]
        for one in self.c.open("number"):
            self.done[one] = None
        said = ", ".join(name_month(pd.Period(ordinal=at, freq="M")) for at in sorted(beyond)[-4:])
        self.done[way] = Proof(
            "fact" if ok else "wrong",
            level.id,
            "" if ok else f"det är {len(beyond)}: {said}",
            f"{subjects[0][1]} · fler än nu",
        )

    def _not_since(self, match: re.Match[str]) -> None:
        """Prove *inte sedan oktober har så många varslats*: the highest since then."""
        dates = [one for one in self.c.open("date", "when") if match.start() <= one.start < match.end()]
        if not dates:
            return
        name = next(name for name in ("size", "was", "had") if match[name])
        at = Mark(
            match.start(name),
            match.end(name),
            "top",
            "low" if match[name].casefold() in ("få", "låg", "låga", "lågt", "lite") else "high",
        )
        proof = self._record(at, [at], dates[:1], None)
        if proof:
            self.s.marks.append(at)
            self.done[at] = proof

    def _reached(self, mark: Mark) -> Proof | None:
        """Prove when a series was highest or lowest: *toppnoteringen är från maj 2024*."""
        dates = [
            one
            for one in self.s.marks
            if one.kind == "date" and self.s.period(one.value) is not None and one.start > mark.start
        ]
        subjects, _ = self.s.subjects(mark)
        if not dates or not subjects or re.search(r"\bsedan\s*$", self.text[: dates[0].start]):
            return None
        entity, measure = subjects[0]
        series, period = self.index.series(entity, measure), self.s.period(dates[0].value)
        if len(series) < 2 or period is None:
            return None
        low = bool(re.search(r"botten|lägst|minst", self.text[: dates[0].start].casefold()))
        if _BEATEN.search(self.text):  # *rekordet från oktober 2024 är slaget*: this month has the next
            proof = self._record(mark, [Mark(mark.start, mark.end, "top", "low" if low else "high")], [], None)
            earlier = {one: value for one, value in series.items() if one < self.month.ordinal}
            was = (min if low else max)(earlier, key=lambda one: earlier[one])
            if proof is None or proof.status != "fact" or was == period.ordinal:
                return proof
            return replace(
                proof, status="wrong", note=f"rekordet var från {name_month(pd.Period(ordinal=was, freq='M'))}"
            )
        at = (min if low else max)(series, key=lambda one: series[one])
        level = self.index.levels[entity, measure]
        ok = at == period.ordinal
        note = (
            ""
            if ok
            else f"{level.id} var {'lägst' if low else 'högst'} i {name_month(pd.Period(ordinal=at, freq='M'))}"
        )
        return Proof(
            "fact" if ok else "wrong",
            level.id,
            note,
            f"{Frame(entity, measure, 'level', period)} · {'lägst' if low else 'högst'}",
        )

    def _record(
        self, mark: Mark, tops: Sequence[Mark], dated: Sequence[Mark], months: re.Match[str] | None
    ) -> Proof | None:
        text = self.text.casefold()
        high = (
            tops[0].value == "high"
            if tops
            else not re.search(r"bottennot|bottenrekord|rekordlåg|rekordf|rekordsm|lägst", text)
        )
        subjects, _ = self.s.subjects(mark)
        if not subjects:
            return None
        entity, measure = subjects[0]
        month = self.s.month_told(mark)
        series = self.c.changes(entity, measure) if self._is_of_change(mark) else self.index.series(entity, measure)
        if month.ordinal not in series or len(series) < 3:
            return Proof("unread", None, NO_SERIES)
        if self._is_of_change(mark):
            way = next(one.value[0] for one in self.s.clause_at(mark).of("way") if one.value[1] == "noun")
            series = {at: value if way == "up" else -value for at, value in series.items()}
            high = True
        level = self.index.levels[entity, measure]
        sign = 1 if high else -1
        rounded = {
            at: sign * float(round_half_up(value, level.decimals))
            for at, value in series.items()
            if at <= month.ordinal
        }
        now = rounded[month.ordinal]
        reached = [at for at, value in rounded.items() if at < month.ordinal and value >= now]
        last = max(reached, default=None)
        exact = max(
            (at for at, value in series.items() if at < month.ordinal and sign * value >= sign * series[month.ordinal]),
            default=None,
        )
        frame = f"{Frame(entity, measure, 'level', month)} · {'högst' if high else 'lägst'}"
        told = "högsta" if high else "lägsta"
        data = f"{level.id} är det {told} " + (
            "i hela serien" if last is None else f"sedan {name_month(pd.Period(ordinal=last, freq='M'))}"
        )
        if months and not dated:
            said = months[1] or months[2]
            count = NUMERALS.get(said, int(said) if said.isdigit() else 0) * (1 if months[1] else 12)
            ok = count and (last is None or month.ordinal - last >= count)
            return Proof("fact" if ok else "wrong", level.id, "" if ok else data, frame)
        if dated:
            since = dated[0]
            if since.value == "start":
                return Proof("wrong" if last is not None else "fact", level.id, "" if last is None else data, frame)
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

    def _of_verb(self, mark: Mark) -> bool:
        """Tell whether a name moved most: *har X vuxit mest på ett år*."""
        clause = self.s.clause_at(mark)
        verbs = [one for one in clause.of("way") if one.value[1] == "verb" and 0 <= mark.start - one.end <= 1]
        return bool(verbs) and bool(clause.of("names", "groups", "services"))

    def _is_of_change(self, mark: Mark) -> bool:
        clause = self.s.clause_at(mark)
        return any(one.value[1] == "noun" and 0 <= one.start - mark.end <= 3 for one in clause.of("way"))

    def streaks(self) -> None:
        """Prove *för tredje månaden i rad*."""
        for match in _RUN_BEFORE.finditer(self.text):
            self._run_before(match)
        for mark in [
            one
            for one in self.s.marks
            if one.kind in ("streak", "streak_before")
            and not any(run.start() <= one.start <= run.end() + 8 for run in _RUN_BEFORE.finditer(self.text))
        ]:
            clause = self.s.clause_at(mark)
            counts = [
                one
                for one in clause.marks
                if (one.kind in ("ordinal", "number") or months_back(one)) and abs(one.start - mark.start) <= 24
            ]
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
            if not self.c.changes(entity, measure):
                self.done[way] = Proof("unread", None, NO_SERIES)
                continue
            level = self.index.levels[entity, measure]
            month = self.s.month_told(way, level=False)
            bases = self.s.bases(way, month) if way.value[1] == "more" else []
            back = (month - bases[0]).n if bases else 1  # *färre än samma månad ett år tidigare*
            run = self.c.run(entity, measure, way.value[0], month.ordinal, back)
            frame = f"{Frame(entity, measure, 'change', self.month, self.month - back)} · i rad"
            ok = run == count
            self.done[way] = Proof(
                "fact" if ok else "wrong", level.id, "" if ok else f"det är {run} månader i rad", frame
            )

    def _run_before(self, match: re.Match[str]) -> None:
        """Prove *efter tre månaders uppgång*: a run that ended the month before."""
        ways = [
            one
            for one in self.s.marks
            if one.kind == "way" and match.end() - 30 <= one.start <= match.end() + 20 and one.start >= match.start()
        ]
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
        if not self.c.changes(entity, measure):
            self.done[ways[0]] = Proof("unread", None, NO_SERIES)
            return
        run = self.c.run(entity, measure, ways[0].value[0], self.month.ordinal - 1)
        fact = self.index.levels[entity, measure].id
        turned = any(one.kind == "way" and one.value[0] != ways[0].value[0] for one in self.s.marks)
        own = self.s.clause_at(ways[0]).of("date")
        now = 0 if turned or own else self.c.run(entity, measure, ways[0].value[0], self.month.ordinal)
        ok = count in (run, now) or (count == 1 and run > 0 and bool(own))
        self.done[ways[0]] = Proof(
            "fact" if ok else "wrong",
            fact,
            "" if ok else f"det var {run} månader i rad till och med {name_month(self.month - 1)}",
            "i rad",
        )
