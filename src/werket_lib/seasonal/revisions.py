"""How much estimates move: revision history, sliding spans, and factors by month."""

from dataclasses import replace

import numpy as np
import pandas as pd

from werket_lib.seasonal.adjust import Item, adjust_samples
from werket_lib.seasonal.adjustment import Adjustment
from werket_lib.seasonal.config import Config
from werket_lib.seasonal.errors import SeasonalError, SpecMismatch, TooShort
from werket_lib.seasonal.series import Sample, date_ordinal, read_axis, read_sample
from werket_lib.seasonal.spec import Refresh, Spec


def revisions(
    y: pd.Series, spec: Spec, *, start: str, refresh: Refresh = "parameters", config: Config | None = None
) -> pd.DataFrame:
    """Adjust the series as it was at each date from ``start`` on, and follow each first estimate.

    Parameters
    ----------
    y
        The series as it is now (revisions of the observed values themselves are not in it).
    start
        First date, ``"2020-03"``; there must be data enough before it.
    refresh
        As in `adjust`. Under ``"current"`` factors are estimated anew when a year of forecasts is used up; ``"fixed"``
        keeps the coefficients of ``start``.

    Returns
    -------
    DataFrame
        A row for each date; ``first`` estimate of the adjusted value, the estimates one observation and a
        year later (``after_1``, ``after_12``), the ``last``, and what each differs from the first
        (``revision_1``, ``revision_12``, ``revision_last``), in the series' unit.
    """
    config = config or Config()
    sample = read_sample(y, config)
    begin = date_ordinal(start, sample.period) - sample.start + 1
    if not 0 < begin <= sample.n:
        raise SeasonalError(f"start {start} is outside the series, which covers {' to '.join(sample.span())}")
    vintages = [replace(sample, y=sample.y[:n]) for n in range(begin, sample.n + 1)]
    estimates = np.full((len(vintages), sample.n), np.nan)
    for row, one in zip(estimates, _adjust_vintages(vintages, spec, refresh, config), strict=True):
        values = one.components["adjusted"].to_numpy()[sample.offset :]
        row[: sample.n] = values[: sample.n]
    return _history(estimates, begin, sample)


def _adjust_vintages(vintages: list[Sample], spec: Spec, refresh: Refresh, config: Config) -> list[Adjustment]:
    if refresh == "current":
        return _chain(vintages, spec, config)
    previous = _one(Item(vintages[0], spec), "parameters", config) if refresh == "fixed" else None
    results = adjust_samples([Item(one, spec, previous) for one in vintages], refresh, config=config, workers=1)
    for result in results:
        if isinstance(result, SeasonalError):
            raise result
    return [result for result in results if isinstance(result, Adjustment)]


def _chain(vintages: list[Sample], spec: Spec, config: Config) -> list[Adjustment]:
    chain: list[Adjustment] = []
    for vintage in vintages:
        used_up = not chain or chain[-1].forecast_factors.empty
        item = Item(vintage, spec, None if used_up else chain[-1])
        chain.append(_one(item, "parameters" if used_up else "current", config))
    return chain


def _one(item: Item, refresh: Refresh, config: Config) -> Adjustment:
    (result,) = adjust_samples([item], refresh, config=config, workers=1)
    if isinstance(result, SeasonalError):
        raise result
    return result


def _history(estimates: np.ndarray, begin: int, sample: Sample) -> pd.DataFrame:
    """Pick each date's estimates out of the vintages (rows) by dates (columns)."""
    count = len(estimates)
    dates = np.arange(begin - 1, sample.n)
    table = pd.DataFrame({"first": estimates[np.arange(count), dates]}, index=sample.axis.index[sample.offset + dates])
    for later in (1, sample.period):
        vintage = np.arange(count) + later
        known = vintage < count
        table[f"after_{later}"] = np.where(known, estimates[np.minimum(vintage, count - 1), dates], np.nan)
    table["last"] = estimates[-1, dates]
    for column, what in (("after_1", "1"), (f"after_{sample.period}", f"{sample.period}"), ("last", "last")):
        table[f"revision_{what}"] = table[column] - table["first"]
    return table


def summarise_revisions(history: pd.DataFrame) -> pd.DataFrame:
    """Mean and largest absolute revision for each column of revisions of `revisions`."""
    moved = history.filter(like="revision_").abs()
    return pd.DataFrame({"mean_abs": moved.mean(), "max_abs": moved.max()})


def sliding_spans(y: pd.Series, spec: Spec, *, config: Config | None = None) -> pd.DataFrame:
    """Estimate seasonal factors from overlapping spans that start a year apart, the last ending with the series.

    Parameters
    ----------
    config
        Says how long the spans are (``span_years``) and how many (``spans``); fewer are taken where the series
        is short, but at least two.

    Returns
    -------
    DataFrame
        Columns ``span_1`` … and ``spread``: the largest difference between factors of the same date, in
        the series' unit, or in percent where the mode is multiplicative; missing where one span alone covers it.

    Raises
    ------
    TooShort
        If the series has no room for two spans.
    """
    config = config or Config()
    sample = read_sample(y, config)
    length = config.span_years * sample.period
    room = (sample.n - length) // sample.period + 1
    if room < 2:
        raise TooShort(sample.n, length + sample.period)
    count = min(config.spans, room)
    starts = [sample.n - length - back * sample.period for back in reversed(range(count))]
    pieces = [replace(sample, offset=sample.offset + at, y=sample.y[at : at + length]) for at in starts]
    table = pd.DataFrame(index=sample.axis.index[sample.offset + starts[0] : sample.offset + sample.n])
    for number, piece in enumerate(pieces, start=1):
        one = _one(Item(piece, spec), "parameters", config)
        table[f"span_{number}"] = one.components["seasonal"].reindex(table.index)
    covered = table.notna().sum(axis=1) > 1
    top, bottom = table.max(axis=1), table.min(axis=1)
    spread = 100 * (top / bottom - 1) if spec.mode == "mult" else top - bottom
    return table.assign(spread=spread.where(covered))


def month_factors(adjustment: Adjustment) -> pd.DataFrame:
    """Seasonal factors as years by months (or quarters): the table behind a month plot."""
    if adjustment.status == "failed":
        raise SpecMismatch("a failed adjustment has no seasonal factors")
    factors = adjustment.components["seasonal"].dropna()
    axis = read_axis(factors.index)
    ordinals = axis.start + np.arange(len(factors))
    season = pd.Index(ordinals % axis.period + 1, name="month" if axis.period == 12 else "quarter")
    keyed = pd.Series(factors.to_numpy(), index=pd.MultiIndex.from_arrays([ordinals // axis.period, season]))
    return keyed.unstack().rename_axis(index="year")
