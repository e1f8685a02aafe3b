"""Tables and series by name and region; slips are answered with the nearest names."""

import datetime as dt

import pandas as pd
import pytest

import werket_lib as wl
from werket_lib.errors import InputError
from werket_lib.store import read_table

pytestmark = pytest.mark.xdist_group("lab")


@pytest.fixture
def labour(root):
    return read_table("municipality_labour", pd.Period("2025-01", freq="M"), root / "data" / "processed").table


def rate(rows):
    january = rows[rows["month"] == pd.Period("2025-01", freq="M")]
    return 100 * january["unemployed"].sum() / january["labour_force"].sum()


def test_the_tables_are_listed_with_what_is_in_them():
    tables = wl.tables("2025-01").set_index("name")
    assert list(tables)[:4] == ["row", "months", "source", "status"]
    assert tables.loc["municipality_labour", "source"] == "af_unemployment, af_vacancies"
    assert tables.loc["municipality_labour", "status"] == "sample"
    assert tables.loc["af_delivery_areas", "status"] == "absent"


@pytest.mark.parametrize("month", [pd.Period("2025-01"), pd.Timestamp("2025-01-31"), dt.date(2025, 1, 7)])
def test_a_month_may_be_a_period_or_a_day_in_it(month):
    assert wl.read("service_flows", month).equals(wl.read("service_flows", "2025-01"))
    assert wl.series("unemployment_rate", month=month).equals(wl.series("unemployment_rate", month="2025-01"))
    assert wl.facts(month).equals(wl.facts("2025-01"))


def test_a_region_by_name_is_its_rows(labour):
    found = wl.read("municipality_labour", month="2025-01", region="malmö")
    assert set(found["municipality_code"]) == {"1280"}
    assert found["unemployed"].tolist() == labour[labour["municipality_code"] == "1280"]["unemployed"].tolist()
    assert set(found["municipality"]) == {"Malmö"}


def test_a_county_is_its_municipalities():
    found = wl.read("municipality_labour", month="2025-01", region="Skåne")
    assert found["municipality_code"].nunique() == 33
    assert set(found["municipality_code"].str[:2]) == {"12"}


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda: wl.read("municipality_labor"), "no table 'municipality_labor'; the nearest are municipality_labour"),
        (lambda: wl.read("municipality_labour", region="Malmo"), "no region 'Malmo'; the nearest are Malmö"),
        (lambda: wl.read("area_flows", region="Orebro"), "no delivery area 'Orebro'; the nearest are Örebro"),
        (lambda: wl.read("service_flows", region="Malmö"), "service_flows has no regions; its columns are month"),
        (lambda: wl.read("municipality_labour", month="2031-01"), "no data for 2031-01: the newest file is of 2025-0"),
        (lambda: wl.read("municipality_labour", region=["Malmö", "Lund"]), "one region at a time; by= of wl.series"),
        (lambda: wl.read("municipality_labour", month="januari"), "not a month: 'januari'"),
        (lambda: wl.series("unemployment"), "no measure 'unemployment'; the nearest are unemployment_rate"),
        (lambda: wl.series("varsel", region="Malmö"), "varsel is of the country alone; by region there are"),
        (lambda: wl.series("vacancies", by="town"), "by='town' is not known; it is one of municipality, county, group"),
    ],
)
def test_a_slip_is_answered_with_what_there_is(ask, said):
    with pytest.raises(InputError, match=said):
        ask()


def test_a_rate_is_divided_from_sums(labour):
    county = labour[labour["municipality_code"].str.startswith("12")]
    found = wl.series("unemployment_rate", region="Skåne län", month="2025-01")
    assert found.iloc[-1] == pytest.approx(rate(county))
    assert isinstance(found.index, pd.PeriodIndex)
    assert found.index.freqstr == "M"
    assert found.name == "unemployment_rate, Skåne län"


def test_the_country_is_as_the_report_has_it(labour):
    found = wl.series("unemployment_rate", month="2025-01").iloc[-1]
    assert found == pytest.approx(rate(labour))
    assert found == pytest.approx(wl.facts("2025-01").loc["temperature.unemployment_rate", "value"])


def test_by_region_gives_a_column_a_region():
    wide = wl.series("unemployment_rate", by="municipality", month="2025-01")
    assert wide.shape == (121, 290)
    assert wide["Malmö"].tolist() == wl.series("unemployment_rate", region="1280", month="2025-01").tolist()


def test_a_fact_with_a_history_is_a_series():
    found = wl.series("rom2.suppliers", month="2025-01")
    assert found.iloc[-1] == wl.facts("2025-01").loc["rom2.suppliers", "value"]


def test_the_country_is_adjusted_as_the_report_adjusts_it():
    adjusted = wl.adjust(wl.series("unemployment_rate", month="2025-01")).adjusted
    fact = wl.facts("2025-01").loc["temperature.unemployment_rate.sa", "value"]
    assert adjusted.iloc[-1] == pytest.approx(fact, abs=1e-6)


def test_a_frame_is_adjusted_column_by_column():
    rates = wl.series("unemployment_rate", by="county", month="2025-01").iloc[:, :2]
    adjusted = wl.adjust(rates)
    assert [one.spec.kind for one in adjusted.values()] == ["rate", "rate"]
    assert list(adjusted.adjusted) == ["Blekinge län", "Dalarnas län"]
