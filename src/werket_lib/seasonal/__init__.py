"""Seasonal adjustment: series in, components and diagnostics out.

``adjust(y, kind="rate")`` for one series, `adjust_frame` for many; see docs/seasonal.md.
"""

from werket_lib.seasonal.adjust import adjust
from werket_lib.seasonal.adjustment import Adjustment, AdjustmentSet
from werket_lib.seasonal.batch import adjust_frame
from werket_lib.seasonal.calendar import calendar_regressors
from werket_lib.seasonal.config import Config
from werket_lib.seasonal.consistency import consistency, direct_and_indirect
from werket_lib.seasonal.diagnostics import Diagnostics, Quality
from werket_lib.seasonal.errors import (
    ConstantSeries,
    InconsistentParts,
    NotFinite,
    NotPositive,
    SeasonalError,
    SpecMismatch,
    TooShort,
    X13Failed,
    X13NotFound,
)
from werket_lib.seasonal.identify import Options, identify
from werket_lib.seasonal.pretest import SeasonalityTest, seasonality
from werket_lib.seasonal.review import Identified, describe_differences, identify_specs
from werket_lib.seasonal.revisions import month_factors, revisions, sliding_spans, summarise_revisions
from werket_lib.seasonal.spec import Calendar, Method, Refresh, Shock, Spec

__all__ = [
    "Adjustment",
    "AdjustmentSet",
    "Calendar",
    "Config",
    "ConstantSeries",
    "Diagnostics",
    "Identified",
    "InconsistentParts",
    "Method",
    "NotFinite",
    "NotPositive",
    "Options",
    "Quality",
    "Refresh",
    "SeasonalError",
    "SeasonalityTest",
    "Shock",
    "Spec",
    "SpecMismatch",
    "TooShort",
    "X13Failed",
    "X13NotFound",
    "adjust",
    "adjust_frame",
    "calendar_regressors",
    "consistency",
    "describe_differences",
    "direct_and_indirect",
    "identify",
    "identify_specs",
    "month_factors",
    "revisions",
    "seasonality",
    "sliding_spans",
    "summarise_revisions",
]
