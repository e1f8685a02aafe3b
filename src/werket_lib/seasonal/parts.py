"""What every engine returns."""

from dataclasses import dataclass, replace

import numpy as np

from werket_lib.seasonal.series import Floats


@dataclass(frozen=True, eq=False)
class Parts:
    """A decomposition; seasonal and calendar are factors around 1 where the mode is multiplicative.

    ``seasonal`` (with the calendar's effect in it) and ``trend`` are as long as the sample, ``calendar`` is a year
    longer; ``forecast`` is the next year of ``seasonal``. ``error`` is the standard error of the adjusted value where
    the engine knows it, ``change_error`` that of its change since the observation before, both as a share of it where
    the mode is multiplicative. ``probability`` is that of a season, where the engine knows it, and ``borrowed`` that
    of its being a related series'. ``note`` is what a reader must know of the estimation.
    """

    seasonal: Floats
    trend: Floats
    calendar: Floats
    forecast: Floats
    error: Floats | None = None
    change_error: Floats | None = None
    probability: float | None = None
    borrowed: float = 0.0
    note: str = ""

    def exponentiated(self) -> "Parts":
        """From logarithms to factors."""
        return replace(
            self,
            seasonal=np.exp(self.seasonal),
            trend=np.exp(self.trend),
            calendar=np.exp(self.calendar),
            forecast=np.exp(self.forecast),
        )
