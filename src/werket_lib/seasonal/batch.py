"""Many series at once."""

import os
from collections.abc import Hashable, Mapping
from typing import Any, Literal

import numpy as np
import pandas as pd

from werket_lib.seasonal.adjust import Item, adjust_samples
from werket_lib.seasonal.adjustment import COLUMNS, Adjustment, AdjustmentSet
from werket_lib.seasonal.config import Config
from werket_lib.seasonal.errors import SeasonalError, SpecMismatch
from werket_lib.seasonal.identify import Options, choose_options, identify_samples
from werket_lib.seasonal.series import NO_NUMBERS, Axis, Sample, read_axis, reading, take_sample
from werket_lib.seasonal.spec import Refresh, Spec


def adjust_frame(
    wide: pd.DataFrame,
    specs: Mapping[Hashable, Spec] | None = None,
    *,
    refresh: Refresh = "parameters",
    previous: Mapping[Hashable, Adjustment] | None = None,
    jobs: int | None = None,
    on_error: Literal["raise", "collect"] = "collect",
    config: Config | None = None,
    **identify_options: Any,
) -> AdjustmentSet:
    """Adjust every column of a frame, as `adjust` would one by one, with many series in each run of X-13.

    Parameters
    ----------
    wide
        One column a series, on a monthly or quarterly index.
    specs
        Frozen specs by column label. Columns without one are identified with ``identify_options``
        (``kind`` is needed then).
    refresh, previous, config
        As in `adjust`; ``previous`` by column label.
    jobs
        Processes of X-13 at a time; None for one a core.
    on_error
        ``"collect"`` keeps a column that cannot be adjusted as it was, with status ``failed``, and its error in
        `AdjustmentSet.failures`; ``"raise"`` stops at the first.

    Raises
    ------
    SeasonalError
        If the index cannot be used or a label occurs twice; under ``"raise"`` also a column's own error.
    """
    if not wide.columns.is_unique:
        twice = wide.columns[wide.columns.duplicated()].unique().tolist()
        raise SeasonalError(f"column labels occur more than once: {twice}")
    config, workers = config or Config(), jobs or os.cpu_count() or 1
    axis = read_axis(wide.index)
    specs = specs or {}
    options = choose_options(axis, config=config, **identify_options) if "kind" in identify_options else None
    related = {
        label for label in wide.columns if (specs[label].pattern if label in specs else options and options.related)
    }
    samples = {
        label: _sample_or_error(label, wide[label], axis, reading(config, related=label in related))
        for label in wide.columns
    }
    chosen = _choose_specs(samples, specs, options, workers)
    before = previous or {}
    items = {
        label: Item(sample, spec, before.get(label))
        for (label, sample), spec in zip(samples.items(), chosen.values(), strict=True)
        if isinstance(sample, Sample) and isinstance(spec, Spec)
    }
    results = dict(
        zip(items, adjust_samples(list(items.values()), refresh, config=config, workers=workers), strict=True)
    )
    outcome = {label: results.get(label, chosen[label]) for label in wide.columns}
    failures = {label: one for label, one in outcome.items() if isinstance(one, SeasonalError)}
    if failures and on_error == "raise":
        raise next(iter(failures.values()))
    adjustments = {
        label: _failed(wide[label], axis, one) if isinstance(one, SeasonalError) else one
        for label, one in outcome.items()
    }
    return AdjustmentSet(wide, adjustments, failures)


def _sample_or_error(label: Hashable, column: pd.Series, axis: Axis, config: Config) -> Sample | SeasonalError:
    try:
        return take_sample(str(label), column, axis, config)
    except SeasonalError as error:
        return error


def _choose_specs(
    samples: Mapping[Hashable, Sample | SeasonalError],
    specs: Mapping[Hashable, Spec],
    options: Options | None,
    workers: int,
) -> dict[Hashable, Spec | SeasonalError]:
    """Give each column its spec, an identified one, or the error that a column already has."""
    chosen: dict[Hashable, Spec | SeasonalError] = {
        label: one if isinstance(one, SeasonalError) else specs[label]
        for label, one in samples.items()
        if isinstance(one, SeasonalError) or label in specs
    }
    unknown = {label: one for label, one in samples.items() if label not in chosen and isinstance(one, Sample)}
    if unknown:
        if options is None:
            raise SpecMismatch(f"no spec for {list(unknown)[:10]}; give one, or kind='rate' or 'count' to identify")
        found = identify_samples([(one, options) for one in unknown.values()], workers=workers)
        chosen |= dict(zip(unknown, found, strict=True))
    return {label: chosen[label] for label in samples}


def _failed(column: pd.Series, axis: Axis, error: SeasonalError) -> Adjustment:
    """Return the observed values as they are, under a status that says so."""
    readable = column if column.dtype.kind not in NO_NUMBERS else pd.Series(np.nan, column.index)
    observed = pd.to_numeric(readable, errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)
    nothing = np.where(np.isnan(observed), np.nan, 0.0)
    table = np.column_stack([observed, observed, observed, nothing, nothing, nothing])
    none_ahead = pd.Series([], index=axis.extended[:0], dtype=np.float64)
    return Adjustment(
        components=pd.DataFrame(table, index=axis.index, columns=COLUMNS),
        spec=Spec(axis.period, "none"),
        method="none",
        status="failed",
        reasons=(str(error),),
        forecast_factors=none_ahead,
        calendar_ahead=none_ahead.to_numpy(),
    )
