"""The January 2025 issue's table of SKR's groups, cell for cell."""

import pytest

from tests.backtests.printed import results
from werket_lib.facts import slugify
from werket_lib.numbers import print_number

pytestmark = pytest.mark.xdist_group("report")

COLUMNS = {
    "vacancy_rate": "vacancy_rate_pct",
    "vacancy_rate.change_pp": "vacancy_rate_change_pp_since_2023_01",
    "unemployment_rate": "unemployment_rate_pct",
    "unemployment_rate.change_pp": "unemployment_rate_change_pp_since_2023_01",
}


def test_every_cell_of_the_nine_groups(published, facts):
    printed = published("municipality_groups.csv")
    assert (len(printed), sorted(COLUMNS.values())) == (9, sorted(printed.columns[1:]))
    for row in printed.to_dict("records"):
        made = {column: facts[f"groups.{slugify(row['group'])}.{end}"]["text"] for end, column in COLUMNS.items()}
        assert made == {column: print_number(row[column], 1) for column in COLUMNS.values()}, row["group"]


def test_the_country_is_that_of_the_temperature(facts):
    assert facts["groups.country.unemployment_rate"]["value"] == facts["temperature.unemployment_rate"]["value"]


def test_every_municipality_has_a_rate(sample_report):
    table = results(sample_report, "20_municipality_groups.groups.csv")
    assert len(table) == 10
    figure = sample_report / "figures/20_municipality_groups/municipalities.csv"
    assert len(figure.read_text(encoding="utf-8").splitlines()) == 291
    assert figure.with_suffix(".svg").stat().st_size < 200_000
