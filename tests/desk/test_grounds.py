"""What a number rests on, and what rests on a file."""

import pytest

import werket_lib as wl
from werket_lib.errors import InputError

pytestmark = pytest.mark.xdist_group("lab")


def test_a_fact_is_explained_down_to_its_rows():
    told = wl.explain("rom2.remaining", "2025-01")
    assert told.fact.value == told.grounds[0].rows["remaining"].sum() == 39413
    assert "sheet '1) LEVERANTÖR', column 'tjanstdelt_pagaende'" in str(told)
    assert "af_suppliers/2025-01/leverantorer-2025-01.xlsx (sample data)" in str(told)
    assert "with month 2025-01, service ROM2" in str(told)
    assert told.history.iloc[-1] == 39413
    assert "Linjediagram" in told._repr_html_()


def test_a_number_that_one_fact_prints_is_explained():
    texts = wl.facts("2025-01")["text"]
    text = next(text for text in texts[~texts.duplicated(keep=False)] if len(text) > 5 and text[0] != "−")
    (name,) = texts.index[texts == text]
    assert wl.explain(text.replace("\u00a0", " "), "2025-01").fact.id == name
    whole = next(text for text in texts[~texts.duplicated(keep=False)] if text.replace("\u00a0", "").isdigit())
    number = int(whole.replace("\u00a0", ""))
    assert wl.explain(number, "2025-01").fact.id == wl.explain(float(number), "2025-01").fact.id


def test_a_group_rests_on_its_municipalities():
    (ground,) = wl.explain("groups.storstader.unemployment_rate", "2025-01").grounds
    assert set(ground.rows["municipality_code"]) == {"0180", "1280", "1480"}


def test_a_fact_without_files_or_history_says_so():
    told = wl.explain("overview.judged", "2025-01")
    assert told.grounds == ()
    assert str(told).endswith("history      none")


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda: wl.explain("rom2.remainig", "2025-01"), "the nearest are rom2.remaining"),
        (lambda: wl.facts("2019-05"), "2019-05 has not been run; run `werket run 2019-05`, or name one of"),
        (lambda: wl.explain("39 413", "2025-01"), r"39 413 is printed by \d+ facts: rom2.remaining, .*name one, as wl"),
        (lambda: wl.uses("municipality_labour"), "municipality_labour is a table, made of af_unemployment, af_vacanc"),
        (lambda: wl.uses("af_suppliers", reports="nowhere"), "there is no month that has been run; run `werket run"),
        (lambda: wl.uses("af_supplier"), "no dataset 'af_supplier'; the nearest are af_suppliers"),
        (lambda: wl.uses("af_suppliers", "2024-13"), "no edition of af_suppliers '2024-13'; the nearest are 2024-12"),
    ],
)
def test_a_slip_is_answered_with_what_there_is(ask, said):
    with pytest.raises(InputError, match=said):
        ask()


def test_what_rests_on_a_file():
    resting = wl.uses("af_suppliers", "2025-01")
    january = resting[resting["month"] == "2025-01"].groupby("kind")["name"].agg(set)
    assert {"supplier_flows", "area_flows", "service_flows"} <= january["table"]
    assert "33_rom2_suppliers" in january["section"]
    assert "10_temperature" not in january["section"]
    assert "rom2.remaining" in january["fact"]
