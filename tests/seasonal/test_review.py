"""The yearly review: all series identified anew, and the difference told."""

from dataclasses import replace

import pandas as pd

from werket_lib.seasonal import Options, Shock, Spec, describe_differences, identify, identify_specs

COVID = (Shock("2020-03", "2021-03", "covid"),)


def test_each_series_is_identified_by_its_own_options(rate, count):
    series = {
        "unemployment": rate(shock=True)["observed"],
        "vacancies": count(),
        "young": rate(36)["observed"],
        "broken": pd.Series(1.0, pd.period_range("2020-01", periods=60, freq="M")),
    }
    options = {
        "unemployment": Options("rate", shocks=COVID),
        "vacancies": Options("count", "x13"),
        "young": Options("rate"),
        "broken": Options("rate"),
    }
    specs, failures = identify_specs(series, options, jobs=2)
    assert list(specs) == ["unemployment", "vacancies", "young"]
    assert specs["unemployment"] == identify(series["unemployment"], kind="rate", shocks=COVID)
    assert (specs["vacancies"].mode, specs["young"].method) == ("mult", "fixed")
    assert "every value is 1" in str(failures["broken"])


def test_options_come_back_from_the_spec(rate):
    options = Options("count", "x13", shocks=COVID)
    specs, _ = identify_specs({"a": rate()["observed"]}, {"a": options})
    assert Options.of(specs["a"]) == options


def test_differences_are_told_in_lines():
    old = {
        "kept": Spec(12, "stl", identified_on="2024-01-01", span=("2005-01", "2023-12")),
        "changed": Spec(12, "stl", arima="(0 1 1)(0 1 1)", outliers=(("AO", "2010-05"),)),
        "dropped": Spec(12, "fixed"),
    }
    new = {
        "kept": replace(old["kept"], identified_on="2025-01-01", span=("2005-01", "2024-12")),
        "changed": replace(old["changed"], arima="(2 1 0)(0 1 1)", outliers=(("LS", "2020-04"),), shocks=COVID),
        "fresh": Spec(12, "x13", arima="(0 1 1)(0 1 1)"),
    }
    assert describe_differences(old, new) == [
        "dropped: gone",
        "changed: arima (0 1 1)(0 1 1) -> (2 1 0)(0 1 1)",
        "changed: outlier LS 2020-04 added",
        "changed: outlier AO 2010-05 dropped",
        "changed: shock Shock(start='2020-03', end='2021-03', label='covid') added",
        "fresh: new, x13, add, model (0 1 1)(0 1 1)",
    ]
    assert describe_differences(new, new) == []
