"""National series: unemployment, vacancies, long-term unemployed, notices of dismissal, the barometer."""

from functools import cache

import numpy as np

from scripts.sample import anchors, truth
from scripts.sample.series import (
    LAST_MONTH,
    Floats,
    Ints,
    generator,
    month_numbers,
    month_range,
    noise,
    pin,
    shift,
    trend,
)

MONTHS = month_range("2015-01")
BAROMETER_MONTHS = month_range("1996-01")
BAROMETER_FIRST = "1996-07"

LABOUR_FORCE = {"2015-01": 4.93e6, "2018-01": 5.08e6, "2020-06": 5.17e6, "2022-06": 5.27e6, "2025-01": 5.36e6}

# Seasonally adjusted: the long fall from 2015, the shock of 2020, the fall after it, the rise since 2023.
UNEMPLOYMENT_RATE = {
    "2015-01": 8.05, "2016-06": 7.65, "2017-06": 7.45, "2018-06": 7.05, "2019-04": 6.95, "2020-02": 7.30,
    "2020-03": 7.55, "2020-04": 8.25, "2020-05": 8.75, "2020-07": 9.15, "2020-10": 8.95, "2021-03": 8.45,
    "2021-10": 7.45, "2022-06": 6.65, "2023-01": 6.30, "2023-06": 6.35, "2024-01": 6.55, "2024-08": 6.85,
    "2025-01": 7.00,
}  # fmt: skip
VACANCIES = {
    "2015-01": 78e3, "2016-06": 92e3, "2017-12": 106e3, "2018-10": 109e3, "2019-10": 98e3, "2020-02": 95e3,
    "2020-03": 88e3, "2020-04": 74e3, "2020-06": 69e3, "2020-10": 78e3, "2021-04": 101e3, "2021-12": 146e3,
    "2022-07": 180e3, "2023-01": 176e3, "2023-08": 172e3, "2024-01": 164e3, "2024-07": 145e3, "2024-10": 134e3,
    "2025-01": 134e3,
}  # fmt: skip
LONG_TERM_UNEMPLOYED = {
    "2015-01": 157e3, "2016-06": 150e3, "2017-10": 154e3, "2019-07": 141e3, "2020-03": 145e3, "2020-09": 159e3,
    "2021-03": 183e3, "2021-07": 188e3, "2022-03": 170e3, "2023-02": 145e3, "2023-10": 136e3, "2024-01": 135.4e3,
    "2024-08": 140e3, "2025-01": 146.8e3,
}  # fmt: skip
LONG_TERM_SEASON = np.array([0.9, 1.0, 0.6, 0.1, -0.9, -1.1, -0.4, -0.2, -0.3, -0.2, 0.1, 0.4]) / 100
LONG_TERM_JANUARY_2025 = 146_862
VARSEL = {
    "2015-01": 3900, "2016-01": 3100, "2017-06": 2500, "2018-06": 2700, "2019-06": 3700, "2020-02": 3800,
    "2020-09": 4300, "2021-03": 2500, "2021-12": 1900, "2022-06": 2100, "2022-12": 5600, "2023-06": 5500,
    "2024-01": 5000, "2024-08": 5100, "2025-01": 4800,
}  # fmt: skip
VARSEL_SHOCK = {"2020-03": 10.4, "2020-04": 7.2, "2020-05": 2.5, "2020-06": 2.3, "2020-07": 1.6, "2020-08": 1.3}
# The issue: in December 2024 there were fewer notices than a year before.
VARSEL_DECEMBERS = {"2023-12": 4_716, "2024-12": 4_402}
VARSEL_SEASON = np.array([1.12, 0.97, 1.0, 0.96, 1.02, 1.1, 0.56, 0.86, 1.12, 1.2, 1.16, 0.93])
BAROMETER = {
    "1996-07": 90, "1997-08": 101, "1998-06": 104, "1999-01": 96, "2000-05": 112, "2001-03": 98, "2001-11": 84,
    "2002-05": 97, "2003-04": 90, "2004-06": 104, "2005-06": 102, "2006-10": 113, "2007-08": 112, "2008-05": 101,
    "2009-01": 73, "2009-04": 74, "2010-01": 100, "2010-12": 113, "2011-05": 110, "2011-12": 92, "2012-03": 98,
    "2012-12": 86, "2013-12": 103, "2014-10": 98, "2015-10": 106, "2016-04": 103, "2017-12": 112, "2018-09": 108,
    "2019-11": 95, "2020-02": 98, "2020-03": 93, "2020-04": 63, "2020-05": 65, "2020-08": 86, "2021-01": 102,
    "2021-07": 119, "2022-01": 111, "2022-07": 98, "2022-12": 84, "2023-09": 83, "2024-01": 88.5, "2024-08": 93.5,
    "2025-01": 94.8,
}  # fmt: skip
BAROMETER_JANUARY_2025 = 94.7
BAROMETER_RETURN = 0.03  # how much of its distance to the normal it takes back in a month


def unemployment_rate_path(wanted: dict[str, float]) -> Floats:
    """Return the national unemployment rate in percent, bent through the wanted rates."""
    irregular = noise(generator("unemployment rate"), len(MONTHS), 0.03, 0.2)
    raw = trend(UNEMPLOYMENT_RATE, MONTHS) + irregular + truth.unemployment_rate_seasonal(MONTHS)
    return pin(raw, MONTHS, wanted)


def vacancies_path(wanted: dict[str, float]) -> Floats:
    """Return the national number of vacancies, bent through the wanted numbers."""
    irregular = noise(generator("vacancies"), len(MONTHS), 1300.0, 0.3)
    raw = trend(VACANCIES, MONTHS) + irregular + truth.vacancies_seasonal(MONTHS)
    return pin(raw, MONTHS, wanted)


def long_term_unemployed() -> Ints:
    """Return persons without work for more than twelve months."""
    _, change = anchors.temperature("long_term_unemployed")
    curve = trend(LONG_TERM_UNEMPLOYED, MONTHS) * (1 + LONG_TERM_SEASON[month_numbers(MONTHS)])
    curve = curve + noise(generator("long-term unemployed"), len(MONTHS), 350.0, 0.5)
    wanted = {
        anchors.YEAR_BEFORE: LONG_TERM_JANUARY_2025 - change,
        anchors.MONTH: float(LONG_TERM_JANUARY_2025),
    }
    return np.rint(pin(curve, MONTHS, wanted)).astype(np.int64)


def varsel() -> Ints:
    """Return persons given notice of dismissal."""
    level, change = anchors.temperature("varsel")
    shock = np.array([VARSEL_SHOCK.get(month, 1.0) for month in MONTHS])
    irregular = np.exp(noise(generator("varsel"), len(MONTHS), 0.15))
    curve = trend(VARSEL, MONTHS) * VARSEL_SEASON[month_numbers(MONTHS)] * shock * irregular
    known = {**VARSEL_DECEMBERS, anchors.YEAR_BEFORE: level - change, anchors.MONTH: level}
    for month, persons in known.items():
        curve[MONTHS.index(month)] = persons
    return np.rint(curve).astype(np.int64)


def barometer(edition: str) -> Floats:
    """Return the barometer indicator as KI published it in an edition, one decimal, missing before July 1996.

    Every edition re-adjusts the whole history: another than January 2025's differs by a tenth here and there.
    """
    values = _barometer_curve(edition)
    if edition != anchors.MONTH:
        values = values + noise(generator(f"barometer {edition}"), len(values), 0.07, 0.3)
    values[: BAROMETER_MONTHS.index(BAROMETER_FIRST)] = np.nan
    return np.asarray(np.round(values, 1)[: len(month_range(BAROMETER_MONTHS[0], edition))])


@cache
def _barometer_curve(through: str) -> Floats:
    """Return the barometer as it is, at least through a month; after January 2025 it wanders round the normal."""
    if through > LAST_MONTH:
        before = _barometer_curve(shift(through, -1))
        step = generator(f"barometer step {through}").normal(0, 1.3)
        return np.append(before, before[-1] + BAROMETER_RETURN * (100 - before[-1]) + step)
    _, change = anchors.temperature("ki_barometer")
    curve = trend(BAROMETER, BAROMETER_MONTHS) + noise(generator("barometer"), len(BAROMETER_MONTHS), 1.6, 0.55)
    wanted = {
        anchors.YEAR_BEFORE: BAROMETER_JANUARY_2025 - change,
        anchors.MONTH: BAROMETER_JANUARY_2025,
    }
    return pin(curve, BAROMETER_MONTHS, wanted)
