"""The Beveridge curves: known moves are found, the frozen specs fit, and what cannot be is refused."""

import json
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from tests.sections.beveridge.frames import FORCE, GROUPS, START, bas, fact_values, known, labour, of, with_plain_specs
from tests.sections.frames import JANUARY, municipalities
from werket_lib.errors import DataError, InputError, LateError
from werket_lib.provenance import SourcedTable
from werket_lib.seasonal import adjust_frame
from werket_lib.sections.beveridge import adjusted_rates as beveridge_series
from werket_lib.sections.beveridge.adjusted_rates import (
    DECLARED_RATES,
    _noise,
    adjust_rates,
    raw_rates,
    series_name,
)
from werket_lib.sections.beveridge.move_figures import plot_all, plot_moves
from werket_lib.sections.beveridge.moves import judge_across
from werket_lib.sections.beveridge.numbers import summarise_beveridge
from werket_lib.sections.beveridge.words import describe_country, print_interval
from werket_lib.sections.group_rates.numbers import summarise_group_rates
from werket_lib.sections.specs import read_specs


def summarise(table=None, start=START, month=JANUARY, method="stl"):
    made = labour() if table is None else table
    return with_plain_specs(lambda: summarise_beveridge(made, GROUPS, bas(), month, start), method)


@pytest.mark.parametrize(("method", "months"), [("stl", 73), ("fixed", 49)])
def test_known_moves_are_found_and_judged(method, months):
    section = known(method, months)
    assert {one.code: one.verdict for one in section.groups} == {
        "A1": "outward",
        "B3": "unclear",  # along the hyperbola
        "C6": "unclear",  # stands still
        "C9": "inward",
    }
    ids = {"along": "along", "across": "across"}
    assert fact_values(section, "beveridge.storstader", ids) == pytest.approx({"along": 0, "across": 20}, abs=1.0)
    assert fact_values(section, "beveridge.storre_stad", ids) == pytest.approx({"along": -20, "across": 0}, abs=1.0)
    visitors = fact_values(section, "beveridge.landsbygdskommun_med_besoksnaring", ids)
    assert visitors == pytest.approx({"along": 0, "across": -10}, abs=1.0)


def test_short_series_are_provisional_and_say_so():
    assert {one.status for one in known("fixed", 49).curves} == {"provisional"}
    assert {one.status for one in known().curves} == {"final"}


def test_facts_are_what_the_tables_hold():
    section = known()
    rates = summarise_group_rates(labour(), GROUPS, JANUARY)
    facts, group = section.facts, of(section, "A1")
    assert facts["beveridge.storstader.unemployment_rate"].value == rates.unemployment_rate.loc[JANUARY, "A1"]
    assert facts["beveridge.country.vacancy_rate"].value == rates.country.loc[JANUARY, "vacancy_rate"]
    sa, then = (facts[f"beveridge.storstader.vacancy_rate.sa{end}"] for end in ("", ".start"))
    assert (sa.value, sa.month) == (group.adjusted.loc[JANUARY, "vacancy_rate"], JANUARY)
    assert (then.value, then.month) == (group.adjusted.loc[START, "vacancy_rate"], START)
    row = section.moves.set_index("code").loc["A1"]
    for end in ("", ".low", ".high", ".steep", ".steep.low", ".steep.high"):
        fact = facts[f"beveridge.storstader.across{end}"]
        column = "_".join(["across", *sorted(end.strip(".").split("."), reverse=False)]).rstrip("_")
        assert fact.value == row[column.replace("steep_low", "low_steep").replace("steep_high", "high_steep")]
        assert fact.unit == "percent"
        assert len(fact.sources) > 0
    assert facts["beveridge.storstader.across"].history.index[0] == START
    assert "beveridge.storstader.along.steep" not in facts


def test_points_hold_every_month_of_every_curve():
    points = known().points
    assert list(points) == [
        "month", "code", "name", "unemployment_rate", "vacancy_rate", "unemployment_rate_sa", "vacancy_rate_sa",
    ]  # fmt: skip
    assert len(points) == 5 * 25
    assert points["code"].unique().tolist() == ["country", "A1", "B3", "C6", "C9"]


def city_series(method, months=73, noise=0.004):
    """Adjust the country, which is one group alone, and that group."""
    table, groups = labour(months, noise, codes=["0180"]), municipalities(m0180="A1")
    return with_plain_specs(lambda: adjust_rates(summarise_group_rates(table, groups, JANUARY)), method)


def test_errors_grow_with_the_noise_and_are_as_large_as_what_they_stand_for():
    calm, rough = city_series("stl", noise=0.002), city_series("stl", noise=0.01)
    assert (rough.error.loc[JANUARY] > 2 * calm.error.loc[JANUARY]).all()
    # the outward group ends at 8.4 percent unemployed, with noise of 0.07 percentage points
    name = series_name("A1", "unemployment_rate")
    assert abs(rough.adjusted.loc[JANUARY, name] - 7.0 * 1.2) < 3 * rough.error.loc[JANUARY, name]
    assert 0.03 < rough.error.loc[JANUARY, name] < 0.25


def test_errors_are_as_large_as_what_short_series_turn_out_to_be_off_by():
    """The last three years adjusted alone, against the same three of ten: root mean square."""
    long, short = city_series("stl", 121, 0.006), city_series("fixed", 37, 0.006)
    off = (short.adjusted - long.adjusted.loc[short.adjusted.index]).pow(2).mean().pow(0.5)
    assert (off < 2 * short.error.iloc[-1]).all()


@pytest.mark.parametrize("months", [25, 37, 121])
def test_noise_is_found_whatever_the_length_and_trend(months):
    random = np.random.default_rng(5)
    time = np.arange(months)
    found = [
        _noise(pd.Series(3 + 0.02 * time + np.sin(time * np.pi / 6) + random.normal(0, 0.1, months)), 12)
        for _ in range(40)
    ]
    assert np.mean(found) == pytest.approx(0.1, rel=0.12)


def test_season_that_was_not_found_is_in_the_error():
    """Observed values that stand for adjusted ones are off by their season, which the structural model sees."""
    missed, found = city_series("none"), city_series("stl")
    name = series_name("A1", "vacancy_rate")
    april = pd.Period("2024-04", "M")  # 0.4 percentage points from where it would be without its season
    assert missed.error.loc[april, name] > 0.35
    assert found.error.loc[april, name] < 0.1


def test_a_structural_model_that_fails_leaves_no_interval_and_no_verdict(monkeypatch):
    def fail(observed, specs, *, jobs):
        return adjust_frame(observed, {name: replace(spec, period=4) for name, spec in specs.items()}, jobs=jobs)

    monkeypatch.setattr(beveridge_series, "adjust_frame", fail)
    section = summarise()
    assert {one.verdict for one in section.curves} == {"unclear"}
    facts = section.facts
    assert facts["beveridge.storstader.across"].value == pytest.approx(20, abs=1.0)
    assert facts["beveridge.storstader.across.low"].value is None
    assert print_interval(section, "beveridge.storstader.across") == ""
    assert describe_country(section).endswith("Om själva kurvan har flyttats går inte att säga.")
    for plot in (plot_moves, plot_all):
        assert plot(section).axes


def test_a_hole_in_the_months_is_a_hole_in_the_series():
    made = labour()
    gone = made.table["month"] == pd.Period("2020-06", "M")
    rates = summarise_group_rates(SourcedTable(made.table[~gone], made.sources), GROUPS, JANUARY)
    series = raw_rates(rates)
    assert series.loc["2020-06"].isna().all()
    assert len(series) == 73


def test_every_series_of_all_groups_has_a_committed_spec():
    assert set(DECLARED_RATES) <= set(read_specs())
    assert len(DECLARED_RATES) == 20
    assert {read_specs()[name].mode for name in DECLARED_RATES} == {"add"}
    assert json.loads(read_specs()["beveridge.country.vacancy_rate"].to_json())["kind"] == "rate"


@pytest.mark.parametrize("start", ["2018-12", "2025-01", "2025-02"])
def test_start_outside_the_curve_is_refused(start):
    with pytest.raises(InputError, match=r"the curves start in 20..-..; give a start_month from 2019-01"):
        summarise(start=pd.Period(start, "M"))


def test_month_that_is_not_there_is_late():
    with pytest.raises(LateError, match="no unemployed, labour force and vacancies in 2025-02"):
        summarise(month=JANUARY + 1)


def test_a_blank_municipality_gives_no_curves():
    made = labour()
    table = made.table.copy()
    table.loc[(table["month"] == JANUARY) & (table["municipality_code"] == "1281"), "vacancies"] = pd.NA
    with pytest.raises(DataError, match="is blank for municipality 1281 in 2025-01"):
        summarise(SourcedTable(table, made.sources))


def test_series_too_short_for_its_frozen_spec_says_what_to_do():
    with pytest.raises(DataError, match=r"failed: beveridge\.country\.unemployment_rate: .*identify it again"):
        summarise(labour(40))


def test_check_compares_the_country_with_scbs_newest_month():
    check = known().check
    assert check.month == JANUARY - 2
    assert check.rates["bas"].iloc[-1] == pytest.approx(100 * round(6.9 / 100 * FORCE) / FORCE)
    assert check.facts["beveridge.bas.unemployment_rate"].month == check.month
    assert (check.ages, check.is_preliminary) == ("16-65", True)
    assert np.isfinite(check.facts["beveridge.af.unemployment_rate.change_12m"].value)


def test_check_without_the_country_is_refused():
    counties = bas(region_code="01")
    with pytest.raises(DataError, match=r"bas_labour has no unemployed and labour force for region 00 \(the whole"):
        with_plain_specs(lambda: summarise_beveridge(labour(), GROUPS, counties, JANUARY, START), "stl")


def test_vacancies_per_unemployed_are_the_adjusted_rates_divided():
    facts = summarise().facts
    rates = [facts[f"beveridge.storstader.{rate}.sa"].value for rate in ("vacancy_rate", "unemployment_rate")]
    assert facts["beveridge.storstader.tightness"].value == pytest.approx(rates[0] / rates[1])
    assert facts["beveridge.storstader.tightness"].unit == "times"


def test_the_path_decides_and_not_its_last_point():
    low, high = pd.Series([0.2, 0.3, 0.4]), pd.Series([1.0, 1.0, 1.0])
    assert judge_across(low, high) == "outward"
    assert judge_across(pd.Series([-0.1, 0.3, 0.4]), high) == "unclear"
