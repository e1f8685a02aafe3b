"""Unemployment and vacancies in 290 municipalities, from the published figures of SKR's groups.

January 2023 and January 2025 are solved from the groups upwards, which gives the national level;
January 2024 follows from the published national changes; every other month is shared out from the
national path (whose seasonal pattern is therefore exactly that of `truth`) downwards.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from scripts.sample import anchors, macro
from scripts.sample.macro import MONTHS
from scripts.sample.series import Floats, Ints, apportion, generator, month_numbers, noise, trend

# Rough levels relative to the group's, where everybody would notice a map that had them wrong.
UNEMPLOYMENT_TILT = {
    "Stockholm": 0.80, "Göteborg": 1.0, "Malmö": 1.50, "Södertälje": 1.25, "Eskilstuna": 1.4, "Norrköping": 1.2,
    "Gävle": 1.25, "Trollhättan": 1.3, "Kristianstad": 1.2, "Västerås": 1.15, "Helsingborg": 1.1, "Växjö": 1.05,
    "Örebro": 0.95, "Linköping": 0.8, "Jönköping": 0.78, "Uppsala": 0.78, "Lund": 0.85, "Umeå": 0.65, "Luleå": 0.65,
    "Östersund": 0.7, "Sundsvall": 0.85, "Karlstad": 0.85, "Halmstad": 0.95, "Borås": 0.95, "Kalmar": 0.9,
    "Botkyrka": 1.6, "Haninge": 1.15, "Sigtuna": 1.25, "Järfälla": 1.15, "Upplands Väsby": 1.2, "Burlöv": 1.5,
    "Danderyd": 0.55, "Täby": 0.6, "Lidingö": 0.62, "Ekerö": 0.6, "Vaxholm": 0.6, "Nacka": 0.75, "Kungsbacka": 0.6,
    "Lomma": 0.55, "Vellinge": 0.6, "Öckerö": 0.5, "Knivsta": 0.65, "Habo": 0.6, "Hammarö": 0.6, "Landskrona": 1.5,
    "Bjuv": 1.3, "Perstorp": 1.55, "Flen": 1.6, "Sandviken": 1.45, "Filipstad": 1.5, "Hällefors": 1.4,
    "Ljusnarsberg": 1.4, "Ronneby": 1.45, "Haparanda": 1.35, "Kiruna": 0.5, "Gällivare": 0.5, "Jokkmokk": 0.65,
    "Skellefteå": 0.6, "Piteå": 0.75, "Boden": 0.7, "Åre": 0.75, "Malung-Sälen": 0.8, "Gnosjö": 0.85, "Årjäng": 1.1,
}  # fmt: skip
VACANCIES_TILT = {
    "Kiruna": 1.9, "Gällivare": 1.8, "Skellefteå": 1.6, "Luleå": 1.4, "Boden": 1.4, "Åre": 1.5, "Malung-Sälen": 1.4,
    "Stockholm": 1.1, "Göteborg": 0.95, "Malmö": 0.8, "Umeå": 1.2, "Solna": 2.2, "Danderyd": 0.8, "Ekerö": 0.6,
}  # fmt: skip
GROWTH_PCT_PER_YEAR = {
    "A1": 1.2,
    "A2": 1.1,
    "B3": 0.9,
    "B4": 0.7,
    "B5": 0.4,
    "C6": 0.2,
    "C7": 0.1,
    "C8": -0.5,
    "C9": 0.1,
}
# Where the visitors are: unemployment low in the winter and summer seasons and high between them, vacancies
# high before the seasons. Nothing in January, whose figures were published.
TOURISM = {
    "unemployment_rate": np.array([0.0, -0.03, -0.02, 0.08, 0.12, 0.02, -0.08, -0.03, 0.05, 0.11, 0.12, 0.02]),
    "vacancy_rate": np.array([0.0, -0.03, 0.03, 0.10, 0.08, 0.02, -0.06, -0.08, -0.02, 0.04, 0.07, 0.05]),
}
KNOWN_MONTHS = (anchors.GROUPS_SINCE, anchors.MONTH)
NEW_VACANCIES_SHARE = 0.68  # of those unfilled at the month's end
NEW_VACANCIES_SEASON = np.array([1.18, 1.08, 1.15, 1.02, 0.98, 0.9, 0.62, 1.0, 1.12, 1.08, 1.02, 0.85])
YOUNG_SEASON = np.array([0.0, 0.0, -0.01, -0.03, -0.04, 0.12, 0.13, 0.05, 0.03, 0.02, 0.0, 0.0])


@dataclass(frozen=True)
class Local:
    """Counts by municipality (rows, in the order of municipalities.csv) and month (columns of MONTHS).

    `unknown_…` hold those without a municipality, one number a month.
    """

    labour_force: Floats
    young_labour_force: Floats
    unemployed: Ints
    young_unemployed: Ints
    vacancies: Ints
    new_vacancies: Ints
    unknown_unemployed: Ints
    unknown_vacancies: Ints

    @property
    def national_unemployed(self) -> Ints:
        """Return everybody unemployed, those without a municipality too."""
        return np.asarray(self.unemployed.sum(axis=0) + self.unknown_unemployed)


@cache
def make_local() -> Local:
    """Make all municipal series."""
    force = _labour_force()
    unknown_unemployed = _unknown("unemployed", 260)
    unknown_vacancies = _unknown("vacancies", 1900)
    unemployed = _share_out(
        _group_counts(force, "unemployment_rate", _national_unemployed),
        force * _municipal_levels("unemployed", level=0.16, slow=0.06, irregular=0.02, tilt=UNEMPLOYMENT_TILT),
    )
    vacancies = _share_out(
        _group_counts(force, "vacancy_rate", _national_vacancies),
        force * _municipal_levels("vacancies", level=0.24, slow=0.16, irregular=0.09, tilt=VACANCIES_TILT),
    )
    return Local(
        labour_force=force,
        young_labour_force=whole_twelfths(force * _young_share("labour force", 0.102)),
        unemployed=unemployed,
        young_unemployed=_young_unemployed(unemployed),
        vacancies=vacancies,
        new_vacancies=_new_vacancies(vacancies),
        unknown_unemployed=unknown_unemployed,
        unknown_vacancies=unknown_vacancies,
    )


def _group_codes() -> Ints:
    return np.asarray(pd.factorize(anchors.municipalities()["group_code"], sort=True)[0], dtype=np.int64)


def _group_sums(values: Floats) -> Floats:
    """Add municipalities up to the nine groups, in the order of their codes."""
    return np.array([values[_group_codes() == group].sum(axis=0) for group in range(9)])


def _published(column: str) -> Floats:
    """Return a published column of the nine groups, in the order of their codes."""
    order = anchors.municipalities().drop_duplicates("group_code").sort_values("group_code")["group"]
    table = anchors.read_anchor("municipality_groups").set_index("group")
    return np.asarray(table.loc[order, column], dtype=float)


def whole_twelfths(values: Floats) -> Floats:
    """Round to what a mean of twelve whole months can be, with three decimals as the agency has."""
    return np.asarray(np.round(np.rint(values * 12) / 12, 3))


def _labour_force() -> Floats:
    """Twelve-month means of the labour force, growing faster in the cities, adding up to the national path."""
    table = anchors.municipalities()
    rng = generator("labour force")
    growth = table["group_code"].map(GROWTH_PCT_PER_YEAR).to_numpy() + rng.normal(0, 0.3, len(table))
    size = table["population_thousands"].to_numpy() * np.exp(rng.normal(0, 0.03, len(table)))
    years = (np.arange(len(MONTHS)) - len(MONTHS) + 1) / 12
    raw = size[:, None] * np.exp(growth[:, None] / 100 * years)
    return whole_twelfths(raw / raw.sum(axis=0) * trend(macro.LABOUR_FORCE, MONTHS))


def _unknown(kind: str, level: int) -> Ints:
    """Count those without a municipality; the same in the two Januaries that the issue compares.

    So the published change holds whether a reader of the file counts them or not.
    """
    values = np.rint(level * np.exp(noise(generator(f"unknown {kind}"), len(MONTHS), 0.12, 0.8)))
    values[MONTHS.index(anchors.YEAR_BEFORE)] = values[MONTHS.index(anchors.MONTH)]
    return values.astype(np.int64)


def _national_unemployed(known: dict[str, int], force: Floats) -> Ints:
    """Return the national path, from the groups' two Januaries and the published change."""
    national = force.sum(axis=0)
    rates = {month: 100 * count / national[MONTHS.index(month)] for month, count in known.items()}
    _, change = anchors.temperature("unemployment_rate")
    rates[anchors.YEAR_BEFORE] = rates[anchors.MONTH] - change
    path = macro.unemployment_rate_path(dict(sorted(rates.items()))) / 100 * national
    return np.rint(path).astype(np.int64)


def _national_vacancies(known: dict[str, int], _: Floats) -> Ints:
    """Return the national path, from the groups' two Januaries and the published change."""
    change = int(anchors.temperature("vacancies")[1])
    wanted = {**known, anchors.YEAR_BEFORE: known[anchors.MONTH] - change}
    return np.rint(macro.vacancies_path(dict(sorted(wanted.items())))).astype(np.int64)


def _group_counts(force: Floats, measure: str, national_path: Callable[[dict[str, int], Floats], Ints]) -> Ints:
    """Return counts by group and month: as published in two Januaries, else shares of the national path."""
    groups = _group_sums(force)
    now, change = _published(f"{measure}_pct"), _published(f"{measure}_change_pp_since_2023_01")
    # A published figure is rounded: the one behind it lies anywhere within, away from the edges.
    now = now + generator(f"{measure} now").uniform(-0.03, 0.03, 9)
    then = now - change + generator(f"{measure} then").uniform(-0.015, 0.015, 9)
    at_then, at_now = MONTHS.index(anchors.GROUPS_SINCE), MONTHS.index(anchors.MONTH)
    known = {
        at_then: np.rint(then / 100 * groups[:, at_then]),
        at_now: np.rint(now / 100 * groups[:, at_now]),
    }
    national = national_path({MONTHS[at]: int(counts.sum()) for at, counts in known.items()}, force)
    weights = groups * _relative_rates(measure, then, now)
    counts = np.array([apportion(weights[:, at], int(total)) for at, total in enumerate(national)]).T
    for at, exact in known.items():
        counts[:, at] = exact
    return np.asarray(counts, dtype=np.int64)


def _relative_rates(measure: str, then: Floats, now: Floats) -> Floats:
    """Let each group's rate drift from its level in January 2023 to that of January 2025."""
    steps = np.interp(np.arange(len(MONTHS)), [MONTHS.index(month) for month in KNOWN_MONTHS], [0.0, 1.0])
    drift = np.log(then)[:, None] * (1 - steps) + np.log(now)[:, None] * steps
    wander = noise(generator(f"{measure} groups"), (9, len(MONTHS)), 0.06, 0.97)
    wander += noise(generator(f"{measure} groups' rattle"), (9, len(MONTHS)), 0.012)
    months_from = [np.abs(np.arange(len(MONTHS)) - MONTHS.index(month)) for month in KNOWN_MONTHS]
    relative = np.exp(drift + wander * np.minimum(np.min(months_from, axis=0) / 24, 1.0))
    relative[8] *= 1 + TOURISM[measure][month_numbers(MONTHS)]
    return relative


def _municipal_levels(kind: str, level: float, slow: float, irregular: float, tilt: dict[str, float]) -> Floats:
    """Return each municipality's rate relative to its group's: a level, a slow drift, a monthly rattle.

    Small places rattle more than large ones; `level`, `slow` and `irregular` are standard deviations of logs.
    """
    table = anchors.municipalities()
    rng = generator(f"municipal {kind}")
    size = (len(table), len(MONTHS))
    unevenness = np.sqrt(20 / table["population_thousands"].to_numpy()).clip(0.25, 2.2)[:, None]
    levels = rng.normal(0, level, size[0])
    for name, factor in tilt.items():
        levels[table["municipality"] == name] = np.log(factor)
    return np.asarray(
        np.exp(levels[:, None] + noise(rng, size, slow, 0.985) + noise(rng, size, irregular, 0.3) * unevenness)
    )


def _share_out(group_counts: Ints, weights: Floats) -> Ints:
    """Share each group's count of each month out to its municipalities."""
    result = np.zeros(weights.shape, dtype=np.int64)
    codes = _group_codes()
    for group in range(9):
        members = np.flatnonzero(codes == group)
        for at, total in enumerate(group_counts[group]):
            result[members, at] = apportion(weights[members, at], int(total))
    return result


def _young_share(kind: str, share: float) -> Floats:
    """Return the share of 18–24 by municipality, all but constant over time."""
    size = len(anchors.municipalities())
    return np.asarray(share * np.exp(generator(f"young {kind}").normal(0, 0.12, size)))[:, None]


def _young_unemployed(unemployed: Ints) -> Ints:
    """Count those of 18–24, who are more in summer and fewer as the years pass."""
    years = trend({"2015-01": 1.35, "2018-01": 1.05, "2020-07": 1.15, "2022-06": 0.95, "2025-01": 1.0}, MONTHS)
    share = _young_share("unemployed", 0.115) * years * (1 + YOUNG_SEASON[month_numbers(MONTHS)])
    rattle = noise(generator("young rattle"), unemployed.shape, 0.04, 0.6)
    return np.rint(unemployed * share * np.exp(rattle)).astype(np.int64)


def _new_vacancies(vacancies: Ints) -> Ints:
    """Count vacancies reported in the month, some seven tenths of those unfilled at its end."""
    rattle = noise(generator("new vacancies"), vacancies.shape, 0.12, 0.1)
    season = NEW_VACANCIES_SEASON[month_numbers(MONTHS)]
    return np.rint(NEW_VACANCIES_SHARE * vacancies * season * np.exp(rattle)).astype(np.int64)
