"""The rules by which a dataset's newest month is judged, each one that an economist would use by hand."""

import itertools
import math
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import pandas as pd

from werket_lib.codes import UNKNOWN_CODE, WHOLE
from werket_lib.processed.findings import Finding, Verdict, show
from werket_lib.processed.usual import A_YEAR, DOUBTFUL, ROBUST, judge_change
from werket_lib.processed.watched import Column, Watch
from werket_lib.totals import FLOW_TOLERANCE_SHARE

IMPOSSIBLE_SCORE = 10.0
IMPOSSIBLE_FACTOR = 4.0  # no service or national count came near it in a month, once it was a year old
PART_FACTOR, LEAST_PART, LEAST_STEADY_PART, LEAST_MONTHS = 4.0, 100.0, 20.0, 6
# So many digits all the same are no chance (three small suppliers' can be); fewer are no sign.
CERTAIN_DIGITS, FEWEST_DIGITS = 16, 3
HALF, MANY_PARTS = 0.5, 20
FEWEST_COUNTS = 12  # that so many are all even happens by chance once in four thousand months
MORE_ROWS = 1.5
BLANKER = 0.2
PART_GAP, LEAST_GAP = 0.2, 50.0
SHOWN = 3
FAR = 5.0  # times what the history's median moves by at most
# A part's change beside that of all parts: so many times its usual distance from it, which is at least this, or of a
# count what chance alone makes; judged by three years.
JUMPED, LEAST_DISTANCE, CHANCE, THREE_YEARS = 6.0, 0.05, 1.5, 36
JUMPED_FLOW = 2 * JUMPED  # those who come to an area or leave it in a month; its stock tells a slip too


class Panel:
    """A table as months by parts, a frame a column."""

    def __init__(self, name: str, watch: Watch, rows: pd.DataFrame) -> None:
        self.name, self.watch, self.newest = name, watch, rows["month"].max()
        is_whole = np.logical_and.reduce([rows[column] == value for column, value in watch.whole.items()] or [False])
        self.rows = rows
        parts = rows[~is_whole] if watch.whole else rows
        self.parts = {column: self._spread(parts, column) for column in watch.columns}
        totals = rows[is_whole] if watch.whole else rows
        self.totals = {column: self._add_up(totals, column) for column in watch.columns}
        for rate, about in watch.rates.items():
            of, per = about["of"], about["per"]
            self.totals[rate] = 100 * self.totals[of] / self.totals[per]
            self.parts[rate] = 100 * self.parts[of] / self.parts[per]
        self.limits = {
            **watch.columns,
            **{rate: Column(about["total"], about["part"]) for rate, about in watch.rates.items()},
        }

    def judge(self) -> Iterator[Finding]:
        """Apply every rule to the newest month."""
        yield from self._judge_months()
        yield from self._judge_keys()
        for column in self.limits:
            yield from self._judge_limits(column)
        for column in self.watch.columns:
            yield from self._judge_blanks(column)
            yield from self._judge_copies(column)
        for column in self.limits:
            yield from self._judge_moves(column)
        if self.watch.parts:
            for column in self.watch.columns:
                yield from self._judge_multiples(column)
            yield from self._judge_turnover()
            yield from self._judge_flows()
            for column in self.watch.columns:
                yield from self._judge_parts(column)
                yield from self._judge_jumps(column)

    def _spread(self, rows: pd.DataFrame, column: str) -> pd.DataFrame:
        values = rows.assign(**{column: rows[column].astype("float64")})
        if not self.watch.key:
            return values.set_index("month")[[column]].sort_index()
        return values.pivot(index="month", columns=self.watch.key, values=column).sort_index()

    def _add_up(self, rows: pd.DataFrame, column: str) -> pd.DataFrame:
        """Return months by series, a column without a name where there is one series only."""
        values = rows.assign(**{column: rows[column].astype("float64")})
        grouped = values.groupby(["month", *self.watch.series])[column]
        added = grouped.mean() if self.watch.summed == "mean" else grouped.sum(min_count=1)
        return added.unstack(list(self.watch.series)) if self.watch.series else added.to_frame()

    def _find(
        self,
        series: Any,
        verdict: Verdict,
        check: str,
        found: str,
        expected: str,
        sure: str,
        *,
        column: str = "",
        month: pd.Period | None = None,
    ) -> Finding:
        labels = [label for label in _as_tuple(series) if label not in ("", WHOLE)]
        named = ", ".join([column, *map(str, labels)] if column and labels != [column] else map(str, labels))
        return Finding(self.name, named, str(month or self.newest), verdict, check, found, expected, sure)

    def _judge_limits(self, column: str) -> Iterator[Finding]:
        """Hold every month of a series, and the newest of its parts, against what they can be."""
        limits = self.limits[column]
        yield from self._find_outside(column, self.totals[column], limits.total)
        if self.watch.parts:
            known = self.parts[column]
            known = known.loc[[self.newest], [UNKNOWN_CODE not in _as_tuple(key) for key in known.columns]]
            yield from self._find_outside(column, known, limits.part)

    def _find_outside(self, column: str, values: pd.DataFrame, span: tuple[float, float] | None) -> Iterator[Finding]:
        low, high = span or (0.0, math.inf)
        expected = f"{show(low)} to {show(high)}" if math.isfinite(high) else f"{show(low)} or more"
        sure = "certain: never outside" if span else "certain: a count is not below zero"
        for month, key in _places((values < low) | (values > high))[:SHOWN]:
            found = show(values.loc[month, key])
            yield self._find(key, "refused", "limits", found, expected, sure, column=column, month=month)

    def judge_old(self, before: "Panel") -> Iterator[Finding]:
        """Tell an earlier month that is gone, and one of a series that is far from what was published before."""
        months = set(self.rows["month"])
        gone = sorted(set(before.rows["month"]) - months)
        yield from self._tell_gaps(month for month in gone if min(months) < month < self.newest)
        most = FAR * self.watch.revised_pct
        least = LEAST_PART if self.watch.series else 0.0
        for column, now in self.totals.items():
            was = before.totals[column].reindex(index=now.index, columns=now.columns)
            away = 100 * (now / was.where(was.abs() > least) - 1).abs()
            far = _places(away > most)
            for month, key in far[:1]:
                more = f" ({len(far)} months in all)" if len(far) > 1 else ""
                found = f"{show(now.loc[month, key])}, {away.loc[month, key]:.0f} % from before{more}"
                expected = f"about {show(was.loc[month, key])}, as published before"
                sure = f"no revision of {most:g} % was ever seen"
                yield self._find(key, "doubtful", "revised", found, expected, sure, column=column, month=month)

    def _judge_months(self) -> Iterator[Finding]:
        """Tell a month of the last year that is left out, among months that otherwise follow on one another."""
        months = sorted(self.rows["month"].unique())
        steps = [(later - earlier).n for earlier, later in itertools.pairwise(months)]
        if len(steps) >= A_YEAR and np.median(steps) == 1:
            gaps = (month + 1 for month, step in zip(months, steps, strict=False) if step > 1)
            yield from self._tell_gaps(month for month in gaps if month > self.newest - A_YEAR)

    def _tell_gaps(self, months: Iterable[pd.Period]) -> Iterator[Finding]:
        for month in list(months)[-1:]:
            yield self._find(
                "month", "doubtful", "gap", f"{month} is not there", "every month", "the months themselves", month=month
            )

    def _judge_blanks(self, column: str) -> Iterator[Finding]:
        values = self.parts[column]
        if len(values) < 2 or self.newest not in values.index:
            return
        # Only parts that are there: one that is gone is told by itself.
        there = self._present(values)
        blank, before = (values.loc[month][there].isna().mean() for month in values.index[[-1, -2]])
        if blank == 1 and before < 1:
            yield self._find(
                column, "refused", "empty", "a newest month without a value", "one, as in every month before", "certain"
            )
        elif blank > before + BLANKER:
            found, expected = f"{blank:.0%} of its cells blank or masked", f"about {before:.0%}, as the month before"
            yield self._find(column, "doubtful", "empty", found, expected, f"{len(there)} cells")
        else:
            yield from self._judge_new_blanks(column)

    def _judge_new_blanks(self, column: str) -> Iterator[Finding]:
        """Tell a series that is listed without a value, and one of fixed parts that always had one."""
        totals, values = self.totals[column], self.parts[column]
        blank = [key for key in totals if totals[key].iloc[-2:].notna().tolist() == [True, False]]
        if self.watch.series:
            listed = self.rows.loc[self.rows["month"] == self.newest, [*self.watch.series]]
            there = set(listed.itertuples(index=False, name=None))
            blank = [key for key in blank if _as_tuple(key) in there]
        if self.watch.fixed:
            before = values.drop(index=self.newest)
            # What is small may be masked.
            large = before.median() >= (0.0 if self.limits[column].part else LEAST_PART)
            always = large & before.notna().all() & values.loc[self.newest].isna()
            blank += values.columns[always].intersection(self._present(values)).to_list()
        if blank:
            more = f" ({len(blank)} in all)" if len(blank) > 1 else ""
            yield self._find(
                blank[0], "doubtful", "empty", f"a newest month without a value{more}",
                "one, as in every month before", "counted", column=column,
            )  # fmt: skip

    def _present(self, values: pd.DataFrame) -> pd.Index:
        """Return the parts that have a row in the newest month and in the one before it."""
        if not self.watch.key:
            return values.columns
        indexes = [
            self.rows[self.rows["month"] == month].set_index(self.watch.key).index for month in values.index[-2:]
        ]
        return indexes[0].intersection(indexes[1]).intersection(values.columns)

    def _judge_copies(self, column: str) -> Iterator[Finding]:
        """Look for a month that this one is a copy of, series by series; of what may repeat a few numbers, all."""
        values = self.parts[column]
        if len(values) < 2 or self.newest not in values.index:
            return
        for series, own in [("", values)] if self._may_repeat else self._by_series(values):
            now = own.loc[self.newest].dropna()
            now = now[now != 0]
            repeats = (own.drop(index=self.newest).diff() == 0).all(axis="columns").mean()
            if now.empty or repeats > HALF:  # what hardly ever changes need not now
                continue
            earlier = own.drop(index=self.newest)[now.index]
            same = (earlier == now).mean(axis="columns")
            digits = int(sum(len(f"{abs(value):g}".replace(".", "")) for value in now))
            month, most = same.idxmax(), same.max()
            last = same.index[-1]
            if most == 1 and digits >= CERTAIN_DIGITS:
                yield self._find(
                    series, "refused", "copied", f"every number as in {month}", "another month's numbers",
                    f"certain: {digits} digits all the same", column=column,
                )  # fmt: skip
            elif same[last] == 1 and digits >= FEWEST_DIGITS:
                found, sure = f"as in {last}, {', '.join(map(show, now[:SHOWN]))}", f"{digits} digits the same"
                yield self._find(series, "doubtful", "copied", found, "another number", sure, column=column)
            elif len(now) >= MANY_PARTS and same[last] > HALF and same.iloc[:-1].median() < HALF / 2:
                yield self._find(
                    series, "doubtful", "copied", f"{same[last]:.0%} of its {len(now)} parts as in {last}",
                    "few the same", f"usually {same.iloc[:-1].median():.0%}", column=column,
                )  # fmt: skip

    @property
    def _may_repeat(self) -> bool:
        """Tell what is published anew though some of it need not have changed: a forecast."""
        return self.watch.unrevised and not self.watch.parts

    def _by_series(self, values: pd.DataFrame) -> Iterator[tuple[Any, pd.DataFrame]]:
        """Return the parts of each series, as months by parts."""
        count = len(self.watch.series)
        if not count:
            yield "", values
            return
        of = [_as_tuple(key)[:count] for key in values.columns]
        for series in dict.fromkeys(of):
            yield series, values.loc[:, [own == series for own in of]]

    def _judge_moves(self, column: str) -> Iterator[Finding]:
        """Hold a series' change since its month before against its usual changes."""
        for key, levels in self.totals[column].items():
            levels = levels.dropna()
            if len(levels) < 2 or levels.index[-1] != self.newest:
                continue
            move = judge_change(levels)
            if move.score < DOUBTFUL:
                continue
            impossible = (
                move.score >= IMPOSSIBLE_SCORE
                and move.factor >= IMPOSSIBLE_FACTOR
                and move.compared >= A_YEAR
                and not self.limits[column].jumpy
            )
            low, high = move.span
            named = "" if key == column else key
            yield self._find(
                named, "refused" if impossible else "doubtful", "moved",
                f"{show(levels.iloc[-1])} after {show(levels.iloc[-2])} in {levels.index[-2]}",
                f"{show(low)} to {show(high)}",
                f"{move.score:.0f} times its usual distance, {move.compared} earlier changes", column=column,
            )  # fmt: skip

    def _judge_multiples(self, column: str) -> Iterator[Finding]:
        """Look for counts that were all multiplied by the same whole number."""
        values = self.parts[column]
        for series, own in self._by_series(values):
            if len(own) < 2 or self.newest not in own.index:
                continue
            now, before = (_common_divisor(own.loc[month]) for month in own.index[[-1, -2]])
            if now > 1 and now != before:
                count = int((own.loc[self.newest].fillna(0) != 0).sum())
                yield self._find(
                    series, "doubtful", "multiplied", f"each of its {count} counts is a multiple of {now}",
                    "all kinds of counts", f"by chance once in 10^{count * math.log10(now):.0f} months", column=column,
                )  # fmt: skip

    def _judge_keys(self) -> Iterator[Finding]:
        """Tell the series, and what else does not come and go, that are gone or new."""
        months = sorted(self.rows["month"].unique())[-2:]
        watched = [*([self.watch.series] if self.watch.parts else []), *([name] for name in self.watch.lists)]
        if self.watch.fixed:
            watched.append(self.watch.key)
        for columns in (list(names) for names in watched if names and len(months) == 2):
            before, now = (set(self._labels(month, columns)) for month in months)
            for found, labels, word in (("gone", before - now, "was"), ("new", now - before, "was not")):
                if labels:
                    named = ", ".join(sorted(labels)[:SHOWN])
                    more = f" and {len(labels) - SHOWN} more" if len(labels) > SHOWN else ""
                    yield self._find(
                        f"{columns[0]} {named}{more}", "doubtful", found, f"{len(labels)} {found}",
                        f"as in {months[0]}, when it {word} there", "the list itself",
                    )  # fmt: skip

    def _labels(self, month: pd.Period, columns: list[str]) -> list[str]:
        rows = self.rows.loc[self.rows["month"] == month, columns].astype("str")
        return [" ".join(label for label in row if label != WHOLE) for row in rows.itertuples(index=False, name=None)]

    def _judge_turnover(self) -> Iterator[Finding]:
        """Tell when parts with much of a series came or went, or its rows are many more or fewer."""
        if self.watch.fixed:
            return
        column = next(iter(self.watch.columns))
        months = sorted(self.rows["month"].unique())[-2:]
        if len(months) < 2:
            return
        keys = [
            set(self.rows.loc[self.rows["month"] == month, self.watch.key].itertuples(index=False, name=None))
            for month in months
        ]
        for series, own in self._by_series(self.parts[column]):
            listed = [_as_tuple(key) for key in own.columns]
            was, now = ([key in there for key in listed] for there in keys)
            if sum(was) < 2:
                continue
            if not 1 / MORE_ROWS < (sum(now) or 0.5) / sum(was) < MORE_ROWS:
                yield self._find(
                    series, "doubtful", "rows", f"{sum(now)} rows after {sum(was)} in {months[0]}",
                    f"about {sum(was)}", "counted",
                )  # fmt: skip
                continue
            if self.watch.summed == "mean":
                continue
            for word, month, gone in (
                ("gone", months[0], np.array(was) & ~np.array(now)),
                ("new", months[1], np.array(now) & ~np.array(was)),
            ):
                levels = own.loc[month].fillna(0)
                share = levels[gone].sum() / (levels.sum() or 1)
                if share > self.watch.turnover:
                    largest = levels[gone].idxmax()
                    label = largest[len(self.watch.series)] if isinstance(largest, tuple) else largest
                    found = f"{int(gone.sum())} part(s) {word} with {share:.0%} of {column}, {label} the largest"
                    expected = f"at most {self.watch.turnover:.0%}"
                    yield self._find(series, "doubtful", word, found, expected, "counted", column="parts")

    def _judge_flows(self) -> Iterator[Finding]:
        """Hold each stock against its flows, of a series and of each of its parts."""
        flows = self.watch.flows
        if not flows:
            return
        for told, frames in (("", self.totals), ("part", self.parts)):
            stock, new, left = (frames[flows[name]] for name in ("stock", "in", "out"))
            if len(stock) < 2:
                return
            gap = (stock.loc[self.newest] - stock.iloc[-2]) - (new.loc[self.newest] - left.loc[self.newest])
            level = stock.iloc[-2:].max()
            share = PART_GAP if told else FLOW_TOLERANCE_SHARE
            broken = gap[(gap.abs() > LEAST_GAP) & (gap.abs() > share * level)]
            for key, value in broken.sort_values(key=abs, ascending=False).head(1 if told else len(broken)).items():
                came, went = new.loc[self.newest, key], left.loc[self.newest, key]
                more = f" ({len(broken)} parts in all)" if told and len(broken) > 1 else ""
                was, now = stock.iloc[-2][key], stock.iloc[-1][key]
                found = (
                    f"{show(was)} and {show(came)} in, {show(went)} out give {show(now - value)}, not {show(now)}{more}"
                )
                expected = f"a difference of at most {show(max(LEAST_GAP, share * level[key]))}"
                sure = f"a difference of {show(value)}"
                yield self._find(key, "doubtful", "flows", found, expected, sure, column=flows["stock"])

    def _judge_parts(self, column: str) -> Iterator[Finding]:
        """Hold each part against its own last twelve months."""
        values, about = self.parts[column], self.limits[column]
        if len(values) < 2 or (about.part and not about.factor):
            return
        factor = about.factor or PART_FACTOR
        least = 0.0 if about.part else LEAST_PART if about.factor is None else LEAST_STEADY_PART
        history = values.iloc[-A_YEAR - 1 : -1]
        known = history.count() >= (A_YEAR if about.jumpy else min(LEAST_MONTHS, len(values) - 1))
        now, most, fewest = values.loc[self.newest], history.max(), history.min()
        high = known & (now >= least) & (now > factor * most)
        low = known & (fewest >= least) & (now < fewest / factor)
        odd = now[high | low]
        if odd.empty:
            return
        away = np.maximum(odd - most[odd.index], fewest[odd.index] - odd)
        key = away.idxmax()
        more = f" ({len(odd)} parts in all)" if len(odd) > 1 else ""
        yield self._find(
            key, "doubtful", "part", f"{show(now[key])}{more}",
            f"{show(fewest[key])} to {show(most[key])}, as in its last {int(history[key].count())} months",
            f"more than {factor:g} times outside", column=column,
        )  # fmt: skip

    def _judge_jumps(self, column: str) -> Iterator[Finding]:
        """Hold each fixed part's change against that of all parts, from which it usually keeps its distance."""
        values, about = self.parts[column], self.limits[column]
        if not self.watch.fixed or about.jumpy or about.part or len(values) <= A_YEAR + 1:
            return
        changes = np.log(values.iloc[-THREE_YEARS - 2 :].clip(lower=0.5)).diff().iloc[1:]
        apart = changes.sub(changes.median(axis="columns"), axis="index").abs()
        was, now = values.iloc[-2], values.iloc[-1]
        usual = np.maximum(ROBUST * apart.iloc[:-1].median(), CHANCE / np.sqrt(was.clip(lower=1)))
        score = apart.iloc[-1] / usual.clip(lower=LEAST_DISTANCE)
        known = (apart.iloc[:-1].count() >= A_YEAR) & (np.maximum(was, now) >= LEAST_PART)
        is_flow = column in (self.watch.flows.get("in"), self.watch.flows.get("out"))
        jumped = score[known & (score > (JUMPED_FLOW if is_flow else JUMPED))]
        if jumped.empty:
            return
        key = jumped.idxmax()
        more = f" ({len(jumped)} parts in all)" if len(jumped) > 1 else ""
        yield self._find(
            key, "doubtful", "jumped", f"{show(now[key])} after {show(was[key])} in {values.index[-2]}{more}",
            f"about {show(was[key] * math.exp(changes.iloc[-1].median()))}, as the other parts changed",
            f"{jumped[key]:.0f} times its usual distance from them", column=column,
        )  # fmt: skip


def _places(mask: pd.DataFrame) -> list[tuple[pd.Period, Any]]:
    """Return month and key where a mask of months by keys holds, the newest first."""
    return [(mask.index[row], mask.columns[column]) for row, column in np.argwhere(mask.to_numpy())[::-1]]


def _as_tuple(key: Any) -> tuple[Any, ...]:
    return key if isinstance(key, tuple) else (key,)


def _common_divisor(counts: pd.Series) -> int:
    whole = counts.dropna()
    whole = whole[whole != 0]
    if len(whole) < FEWEST_COUNTS or (whole % 1 != 0).any():
        return 1
    return int(np.gcd.reduce(whole.abs().to_numpy("int64")))
