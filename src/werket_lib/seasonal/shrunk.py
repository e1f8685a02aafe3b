"""A trend and one effect a month or quarter, shrunk by how well the data carry them.

The model is a level and a slope that wander, one effect a season that is the same every year, and noise. How much the
trend wanders and how large the effects are is not known, least of all from two years; so the model is computed for
every combination of a few values of each, and the results are averaged by how well each combination explains the data
(its restricted likelihood times a prior). No effects at all is one of the values: what the data cannot tell from
noise stays near nothing. Where a related series is named, most of the prior starts from its pattern instead.

Variances are in units of the short-term noise, which is integrated out, so that the unit of the data has no say.
What depends on the length alone is computed once. Each trend's precision is a matrix of that size; the seasons, and
regressors of unknown size, come in through their few products with it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product

import numpy as np

from werket_lib.seasonal.errors import SeasonalError, TooRegular
from werket_lib.seasonal.series import Floats

LINE = 2  # degrees of freedom that a level and a slope take
WANDER = (0.0, 0.1, 0.4, 0.9)  # share of the noise that stays in the level
BEND = (1e-4, 3e-3, 1e-1)  # variance of the slope's steps
SPREADS = tuple(10.0 ** np.arange(-1.0, 2.6, 0.7))  # variance of the effects; 0 is tried besides
MANY_YEARS, MOST_YEARS = 10, 40  # over the first every second value is enough, over the second the sums are too large
SEASON = 0.5  # prior probability of a season
RELATED = 0.8  # prior probability that a named series' pattern is the starting point
SIZE_ERROR = 0.5  # standard error of the size of a related pattern, as a share of it
OUTLIER_ODDS = float(np.log(0.01))  # of an outlier of either kind in any one month
OUTLIER_SIZE = 25.0  # variance of an outlier


@dataclass(frozen=True, eq=False)
class Known:
    """What is known of the seasons beforehand.

    ``seasonal`` says that there is a season; ``pattern`` are a related series' effects in the unit of the data, one for
    each month or quarter of the year, counted from the first observation's.
    """

    seasonal: bool = False
    pattern: Floats | None = None


@dataclass(frozen=True, eq=False)
class Seasons:
    """What the data say of the seasons.

    Attributes
    ----------
    effects
        One for each month or quarter of the year, counted from the first observation's.
    covariance
        Of the effects.
    probability
        That there is a season.
    borrowed
        Probability that it starts from the related series' pattern.
    sizes
        Of the regressors.
    evidence
        Logarithm of the data's likelihood; its differences between models of the same data mean something.
    """

    effects: Floats
    covariance: Floats
    probability: float
    borrowed: float
    sizes: Floats
    evidence: float


@dataclass(frozen=True, eq=False)
class _Trends:
    """All trends for one length, with a straight line taken out of whatever they meet.

    ``precision`` (trends, n, n) inverts the covariances of trend and noise; ``seasons`` (n, period) are indicators, and
    ``with_seasons`` (trends, n, period) and ``told`` (trends, period, period) their products. ``heights`` (trends, 2n)
    are those of a single month and of a shift from each month on with themselves.
    """

    precision: Floats
    log_det: Floats
    seasons: Floats
    with_seasons: Floats
    told: Floats
    heights: Floats


@dataclass(frozen=True, eq=False)
class _Fit:
    """Every trend (first axis) and every size of the effects (second) on the data, regressors taken out.

    The effects are in the directions in which the data tell them apart: ``seen`` is what the data say in each,
    ``share`` the variance that is left beside the noise. ``weight`` is the logarithm of likelihood and prior.
    """

    directions: Floats
    seen: Floats
    share: Floats
    square: Floats
    degrees: int
    weight: Floats
    residual: Floats
    crossed: Floats
    inverse: Floats
    sizes: Floats
    sizes_by_effect: Floats
    pattern: Floats | None

    @property
    def borrows(self) -> bool:
        """Whether the effects start from a related series'."""
        return self.pattern is not None

    def effects(self) -> tuple[Floats, Floats]:
        """Mean and covariance of the effects for each trend and size."""
        period = self.directions.shape[1]
        raw = np.einsum("gij,gsj->gsi", self.directions, self.share * self.seen[:, None, :])
        turned = self.directions[:, None] * self.share[:, :, None, :] @ self.directions[:, None].swapaxes(2, 3)
        noise = (self.square / self.degrees)[:, :, None, None]
        if self.pattern is None:
            return raw, noise * turned
        size, by_effect = self.sizes[:, -1], self.sizes_by_effect[:, -1]
        onto = np.eye(period) - self.pattern[:, None] * by_effect[:, None, :]
        mean = self.pattern * (1 + size)[:, None, None] + np.einsum("gij,gsj->gsi", onto, raw)
        both = onto[:, None] @ turned @ onto[:, None].swapaxes(2, 3)
        alone = self.inverse[:, -1, -1, None, None] * np.outer(self.pattern, self.pattern)
        return mean, noise * (both + alone[:, None])


def estimate_seasons(y: Floats, period: int, regressors: Floats, known: Known) -> Seasons:
    """Estimate the effects of the seasons.

    Parameters
    ----------
    y
        Finite observations; what is put in for a missing one has no influence if ``regressors`` has a column for it.
    regressors
        Columns of unknown size: missing and shocked observations, outliers, calendar.

    Raises
    ------
    SeasonalError
        If the series is longer than 40 years.
    """
    fits = _fit_all(_trends(len(y), period), y, regressors, known)
    evidence = _total([fit.weight for fit in fits])
    shares = [np.exp(fit.weight - evidence) for fit in fits]
    effects, square, sizes = np.zeros(period), np.zeros((period, period)), np.zeros(regressors.shape[1])
    for fit, share in zip(fits, shares, strict=True):
        means, covariances = fit.effects()
        effects += np.einsum("gs,gsi->i", share, means)
        square += np.einsum("gs,gsij->ij", share, covariances) + np.einsum("gs,gsi,gsj->ij", share, means, means)
        raw = np.einsum("gij,gsj->gsi", fit.directions, fit.share * fit.seen[:, None, :])
        given = fit.sizes[:, None] - np.einsum("gki,gsi->gsk", fit.sizes_by_effect, raw)
        sizes += np.einsum("gs,gsk->k", share, given[:, :, : len(sizes)])
    return Seasons(
        effects=effects,
        covariance=square - np.outer(effects, effects),
        probability=1
        - sum(float(share[:, 0].sum()) for fit, share in zip(fits, shares, strict=True) if not fit.borrows),
        borrowed=sum(float(share.sum()) for fit, share in zip(fits, shares, strict=True) if fit.borrows),
        sizes=sizes,
        evidence=evidence,
    )


def find_outliers(y: Floats, period: int, regressors: Floats, known: Known) -> tuple[list[tuple[str, int]], float]:
    """Find outliers one by one, the most likely first, as long as each is worth its odds.

    Returns
    -------
    outliers
        Pairs of kind (AO, LS) and position.
    evidence
        As in `Seasons`, less what the outliers cost: their odds, and the freedom in their sizes.
    """
    n, trends = len(y), _trends(len(y), period)
    candidates = [("AO", at) for at in range(n)] + [("LS", at) for at in range(n)]
    price = np.log(OUTLIER_SIZE) / 2 - OUTLIER_ODDS
    found: list[tuple[str, int]] = []
    while True:
        fits = _fit_all(trends, y, regressors, known)
        evidence = _total([fit.weight for fit in fits])
        with_one = np.concatenate([_with_one(trends, fit).reshape(-1, 2 * n) for fit in fits])
        gains = np.logaddexp.reduce(with_one) - evidence
        gains[[n, n + 1, 2 * n - 1]] = -np.inf  # a shift in the first two months or the last is an outlier, or none
        best = int(gains.argmax())
        if gains[best] + OUTLIER_ODDS < 0 or len(found) >= n // period:
            return found, evidence - len(found) * price
        found.append(candidates[best])
        regressors = np.hstack([regressors, outlier_columns(found[-1:], n)])


def outlier_columns(outliers: Sequence[tuple[str, int]], n: int) -> Floats:
    """One column an outlier, of kind AO or LS: a month, or all from one on."""
    steps = np.arange(n)
    columns = [steps == at if kind == "AO" else steps >= at for kind, at in outliers]
    return np.array(columns, dtype=np.float64).reshape(-1, n).T


def _with_one(trends: _Trends, fit: _Fit) -> Floats:
    """Weight of each trend and size if one more outlier is let in (last axis)."""
    beside, seasons = _by_candidate(fit.crossed), _by_candidate(trends.with_seasons)
    taken = beside @ fit.inverse
    height = trends.heights - (taken * beside).sum(axis=2)
    against = fit.crossed.swapaxes(1, 2) @ trends.seasons
    along = (seasons - taken @ against) @ fit.directions
    height = height[:, None] - fit.share @ (along**2).swapaxes(1, 2)
    told = _by_candidate(fit.residual[:, :, None])[:, None, :, 0]
    told = told - (fit.share * fit.seen[:, None, :]) @ along.swapaxes(1, 2)
    width = 1 + OUTLIER_SIZE * np.maximum(height, 0)
    left = np.maximum(1 - OUTLIER_SIZE * told**2 / width / fit.square[:, :, None], np.finfo(float).tiny)
    return np.asarray(fit.weight[:, :, None] - np.log(width) / 2 - fit.degrees / 2 * np.log(left))


def _by_candidate(products: Floats) -> Floats:
    """Products with each month, and with each shift, from those with each month (second axis)."""
    return np.concatenate([products, products[:, ::-1].cumsum(axis=1)[:, ::-1]], axis=1)


def _total(weights: list[Floats]) -> float:
    return float(np.logaddexp.reduce(np.concatenate([weight.ravel() for weight in weights])))


def _fit_all(trends: _Trends, y: Floats, columns: Floats, known: Known) -> list[_Fit]:
    """Fit what is believed without a related series, and with it."""
    free = np.zeros(columns.shape[1])
    season = 1.0 if known.seasonal else SEASON
    shapes = _shapes(trends.seasons.shape[1])
    if known.pattern is None or not known.pattern.any():
        own = [_fit(trends, y, columns, free, season=season, shape=shape) for shape in shapes]
        return [replace(one, weight=one.weight - np.log(len(own))) for one in own]
    alone = _fit(trends, y, columns, free, season=season, shape=shapes[0])
    share = np.exp(alone.weight - alone.weight.max())
    noise = float((share * alone.square).sum() / share.sum()) / alone.degrees
    pattern = known.pattern - known.pattern.mean()
    column = trends.seasons @ pattern
    like = _fit(
        trends,
        y - column,
        np.column_stack([columns, column]),
        np.append(free, noise / SIZE_ERROR**2),
        season=0.5,
        shape=shapes[0],
        pattern=pattern,
    )
    return [
        replace(alone, weight=alone.weight + np.log(1 - RELATED)),
        replace(like, weight=like.weight + np.log(RELATED)),
    ]


@lru_cache(maxsize=2)
def _shapes(period: int) -> tuple[Floats, Floats]:
    """Square roots of the effects' covariances: any month may be odd; or slow waves are larger than quick ones."""
    at, number = np.arange(period), np.arange(1, period // 2 + 1)
    angles = 2 * np.pi * np.outer(at, number) / period
    waves = np.hstack([np.cos(angles), np.sin(angles[:, : (period - 1) // 2])])
    size = 1 / np.append(number, number[: (period - 1) // 2])
    smooth = waves * size
    smooth *= np.sqrt((period - 1) / (smooth**2).sum())
    return np.eye(period) - 1 / period, smooth


def _fit(
    trends: _Trends,
    y: Floats,
    columns: Floats,
    precision: Floats,
    *,
    season: float,
    shape: Floats,
    pattern: Floats | None = None,
) -> _Fit:
    """Take out the columns, each of a size known with a precision (0: not at all), then the seasons.

    ``season`` is the prior probability of effects beside the pattern, and ``shape`` the root of their covariance.
    """
    crossed = trends.precision @ columns
    inner = columns.T @ crossed + np.diag(precision)
    try:
        inverse = np.asarray(np.linalg.inv(inner), dtype=np.float64)
    except np.linalg.LinAlgError as error:
        raise TooRegular from error
    plain = trends.precision @ y
    sizes = np.einsum("gkl,gl->gk", inverse, plain @ columns)
    residual = plain - np.einsum("gnk,gk->gn", crossed, sizes)
    against = columns.T @ trends.with_seasons
    by_effect = inverse @ against
    told, turns = np.linalg.eigh(shape.T @ (trends.told - against.swapaxes(1, 2) @ by_effect) @ shape)
    directions = shape @ turns
    seen = np.einsum("gij,gi->gj", directions, residual @ trends.seasons)
    spreads = np.array([0.0, *SPREADS])[None, :, None]
    width = 1 + spreads * np.maximum(told, 0)[:, None, :]
    share = spreads / width
    square = np.maximum((residual @ y)[:, None] - (share * seen[:, None, :] ** 2).sum(axis=2), np.finfo(float).tiny)
    degrees = len(y) - LINE - int((precision == 0).sum())
    log_det = trends.log_det + np.linalg.slogdet(inner)[1] - np.log(precision[precision > 0]).sum()
    with np.errstate(divide="ignore"):
        prior = np.log(np.array([1 - season, *np.full(len(SPREADS), season / len(SPREADS))]) / len(trends.log_det))
    return _Fit(
        directions=directions,
        seen=seen,
        share=share,
        square=square,
        degrees=degrees,
        weight=prior - (log_det[:, None] + np.log(width).sum(axis=2)) / 2 - degrees / 2 * np.log(square),
        residual=residual,
        crossed=crossed,
        inverse=inverse,
        sizes=sizes,
        sizes_by_effect=by_effect,
        pattern=pattern,
    )


@lru_cache(maxsize=8)
def _trends(n: int, period: int) -> _Trends:
    if n > MOST_YEARS * period:
        raise SeasonalError(
            f"{n} observations; effects that are the same every year are estimated from {MOST_YEARS} years at most: "
            "ask for another method, or take the last years alone"
        )
    every = 2 if n > MANY_YEARS * period else 1
    at = np.arange(n)
    line = np.column_stack([np.ones(n), at - at.mean()])
    basis = np.linalg.svd(line, full_matrices=True)[0][:, LINE:]
    steps = np.tril(np.ones((n, n)))
    level, slope = basis.T @ steps, basis.T @ steps @ steps
    wander, bend = level @ level.T, slope @ slope.T
    unit = (12 / period) ** 3
    covariances = np.array(
        [
            (1 - share) * np.eye(n - LINE) + share * wander + unit * variance * bend
            for share, variance in product(WANDER[::every], BEND[::every])
        ]
    )
    precision = basis @ np.linalg.inv(covariances) @ basis.T
    seasons = 1.0 * (at[:, None] % period == np.arange(period))
    with_seasons = precision @ seasons
    shifts = steps.T @ precision @ steps
    diagonals = [np.diagonal(products, axis1=1, axis2=2) for products in (precision, shifts)]
    return _Trends(
        precision=precision,
        log_det=np.linalg.slogdet(covariances)[1],
        seasons=seasons,
        with_seasons=with_seasons,
        told=seasons.T @ with_seasons,
        heights=np.concatenate(diagonals, axis=1),
    )
