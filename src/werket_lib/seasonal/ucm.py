"""Structural model of statsmodels: for series with holes, and where a standard error is asked for."""

import numpy as np

from werket_lib.seasonal.effects import Effects
from werket_lib.seasonal.errors import SeasonalError
from werket_lib.seasonal.parts import Parts
from werket_lib.seasonal.series import Floats
from werket_lib.seasonal.spec import Spec


def decompose(y: Floats, spec: Spec, effects: Effects, _start: int) -> Parts:
    """Local linear trend, stochastic seasonal and irregular, estimated by maximum likelihood.

    Shock months and single outliers are taken as not observed, which is what a dummy for each would do;
    NaN likewise. ``error`` is the standard error of the seasonal component and so of the adjusted value.

    Raises
    ------
    SeasonalError
        If the likelihood cannot be computed.
    """
    from statsmodels.tsa.statespace.structural import UnobservedComponents

    n, period = len(y), spec.period
    centre, scale = float(np.nanmedian(y)), float(np.nanstd(np.diff(y)))
    masked = np.where(effects.outlying, np.nan, (y - centre) / scale)
    columns = np.hstack([effects.levels, effects.fading, effects.calendar[:n]])
    model = UnobservedComponents(masked, level="lltrend", seasonal=period, exog=columns if columns.shape[1] else None)
    try:
        result = model.fit(disp=0, warn_convergence=False, method="lbfgs", maxiter=200)
    except (ValueError, np.linalg.LinAlgError) as error:
        raise SeasonalError(f"the structural model could not be estimated: {error}") from error
    sizes = result.params[len(result.params) - columns.shape[1] :]
    calendar = scale * effects.calendar[: n + period] @ sizes[effects.levels.shape[1] + effects.fading.shape[1] :]
    levels = scale * effects.levels @ sizes[: effects.levels.shape[1]]
    season = scale * result.seasonal["smoothed"]
    return Parts(
        seasonal=season + calendar[:n],
        trend=centre + scale * result.level["smoothed"] + levels,
        calendar=calendar,
        forecast=season[-period:] + calendar[n:],
        note="" if result.mle_retvals["converged"] else "the structural model's likelihood did not settle",
        error=scale * np.sqrt(np.maximum(result.seasonal["smoothed_cov"], 0.0)),
    )
