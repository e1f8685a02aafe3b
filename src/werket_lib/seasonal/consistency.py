"""Does the adjusted total agree with the sum of its adjusted parts?"""

from collections.abc import Hashable, Mapping
from typing import TypeAlias

import numpy as np
import pandas as pd

from werket_lib.seasonal.adjustment import Adjustment, AdjustmentSet
from werket_lib.seasonal.config import Config
from werket_lib.seasonal.errors import InconsistentParts
from werket_lib.seasonal.pretest import f_stable, qs
from werket_lib.seasonal.series import Floats

Weights: TypeAlias = Mapping[Hashable, float] | pd.DataFrame
CLOSE = 1e-6  # share of the total by which observed parts may miss it


def consistency(
    total: Adjustment, parts: AdjustmentSet, weights: Weights | None = None, *, config: Config | None = None
) -> pd.DataFrame:
    """Compare the adjusted total (direct) with the sum of the adjusted parts (indirect).

    Parameters
    ----------
    total, parts
        Adjustments over the same dates.
    weights
        A number for each part, or a column of them; None where parts simply add up, which is then checked.

    Returns
    -------
    DataFrame
        Rows direct and indirect; p-values of the tests for residual seasonality (all and recent years), and
        ``gap_max``, ``gap_rms`` between the two, in the total's unit.

    Raises
    ------
    InconsistentParts
        As `direct_and_indirect`.
    """
    config = config or Config()
    both = direct_and_indirect(total, parts, weights).dropna()
    period = total.spec.period
    rows = {}
    for name in ("direct", "indirect"):
        change = np.diff(both[name])
        recent = change[-(config.recent_years * period - 1) :]
        rows[name] = {
            "residual_qs_p": qs(change, period).p_value,
            "residual_f_p": f_stable(change, period).p_value,
            "residual_qs_recent_p": qs(recent, period).p_value,
            "residual_f_recent_p": f_stable(recent, period).p_value,
            "gap_max": both["gap"].abs().max(),
            "gap_rms": float(np.sqrt((both["gap"] ** 2).mean())),
        }
    return pd.DataFrame.from_dict(rows, orient="index")


def direct_and_indirect(total: Adjustment, parts: AdjustmentSet, weights: Weights | None = None) -> pd.DataFrame:
    """Lay the two adjusted totals beside each other: columns direct, indirect, gap (direct less indirect).

    Raises
    ------
    InconsistentParts
        If the dates differ, weights do not name exactly the parts, or unweighted parts do not add up to the total.
    """
    observed = total.components["observed"]
    adjusted = parts.adjusted
    if not adjusted.index.equals(observed.index):
        raise InconsistentParts(
            f"the total covers {observed.index[0]} to {observed.index[-1]}, "
            f"the parts {adjusted.index[0]} to {adjusted.index[-1]}"
        )
    sizes = _sizes(adjusted, weights)
    if weights is None:
        _check_sum(observed, parts)
    both = pd.DataFrame(
        {"direct": total.components["adjusted"], "indirect": (adjusted * sizes).sum(axis=1, skipna=False)}
    )
    return both.assign(gap=both["direct"] - both["indirect"])


def _sizes(adjusted: pd.DataFrame, weights: Weights | None) -> Floats | float:
    if weights is None:
        return 1.0
    named = set(weights)
    if named != set(adjusted.columns):
        missing, extra = set(adjusted.columns) - named, named - set(adjusted.columns)
        raise InconsistentParts(
            f"weights are missing for {sorted(map(str, missing))}, unknown are {sorted(map(str, extra))}"
        )
    if isinstance(weights, pd.DataFrame):
        return weights.loc[adjusted.index, list(adjusted.columns)].to_numpy(dtype=np.float64)
    return np.array([weights[label] for label in adjusted.columns], dtype=np.float64)


def _check_sum(observed: pd.Series, parts: AdjustmentSet) -> None:
    summed = sum(one.components["observed"].to_numpy() for one in parts.values())
    off = (observed - summed).abs() > CLOSE * observed.abs().max()
    if off.any():
        first = off.idxmax()
        raise InconsistentParts(
            f"the parts do not add up to the total in {int(off.sum())} dates; in {first} the total is "
            f"{observed[first]:g} and the parts {(summed + 0 * observed)[first]:g}; give weights if they should not"
        )
