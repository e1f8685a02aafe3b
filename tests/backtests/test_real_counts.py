"""The agency's real counts, through the loader and the same section code, give what was printed.

The counts are written into a workbook of the agency's layout first, because the original workbook is not to be had. An
older programme is summed into the earlier years there, so only 2024-12 and 2025-01 are compared.
"""

import datetime as dt

import pandas as pd
import pytest
import xlsxwriter

from werket_lib.intake import add_file
from werket_lib.numbers import round_half_up
from werket_lib.processed.make import make_tables
from werket_lib.sections.services.numbers import summarise_flows
from werket_lib.sections.suppliers.numbers import summarise_rom2_suppliers
from werket_lib.sections.suppliers.words import describe_ranking
from werket_lib.store import read_table

MONTH = pd.Period("2025-01", freq="M")
COLUMNS = ["leverantor", "period", "tjanst", "tjanstdelt_ny", "tjanstdelt_pagaende", "tjanstdelt_avslutat"]


@pytest.fixture(scope="module")
def processed(shared, tmp_path_factory):
    folder = tmp_path_factory.mktemp("real")
    counts = pd.read_csv(shared / "real-data/af-rom/rom_supplier_month_2025-02-vintage.csv")
    counts["tjanst"] = "Rusta och matcha 2"
    with xlsxwriter.Workbook(folder / "leverantorer.xlsx", {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("1) LEVERANTÖR")
        for number, row in enumerate([COLUMNS, *counts[COLUMNS].to_numpy().tolist()]):
            sheet.write_row(number, 0, row)
    add_file("af_suppliers", folder / "leverantorer.xlsx", folder / "raw", published=dt.date(2025, 2, 13))
    made = make_tables(
        MONTH,
        raw_dir=folder / "raw",
        processed_dir=folder / "processed",
        as_of=dt.date(2025, 2, 28),
        tables=["service_flows", "supplier_flows"],
    )
    assert [table.status for table in made] == ["made", "made"]
    return folder / "processed"


def test_participants(processed):
    section = summarise_flows(
        read_table("service_flows", MONTH, processed), service="ROM2", month=MONTH, start=pd.Period("2023-10", freq="M")
    )
    assert [section.facts[f"rom2.{flow}"].value for flow in ("remaining", "new", "left")] == [39413, 5854, 6589]
    assert [section.facts[f"rom2.{flow}.change"].text for flow in ("remaining", "new", "left")] == [
        "−755",
        "−120",
        "1\u00a0466",
    ]


def test_suppliers(processed, shared):
    section = summarise_rom2_suppliers(
        read_table("supplier_flows", MONTH, processed), MONTH, start=pd.Period("2024-12", freq="M")
    )
    assert section.facts["rom2.suppliers"].value == 241
    assert section.facts["rom2.participants_per_supplier"].text == "163,5"
    printed = pd.read_csv(shared / "published/2025-01/rom2_top30.csv")
    made = section.ranking
    for column in ("rank", "rank_move", "remaining", "change"):
        assert made[column].tolist() == printed[column].tolist()
    assert [float(round_half_up(value, 2)) for value in made["change_pct"]] == printed["change_pct_printed"].tolist()
    shares = [float(round_half_up(value, 2)) for value in made["market_share_pct"]]
    assert shares == printed["market_share_pct_printed"].tolist()
    # 239 suppliers in December and 241 now; no index was printed, so it is reckoned from the rows once more.
    moves = [section.facts[f"rom2.suppliers.{move}"].value for move in ("entered", "exited")]
    assert moves == [3, 1]
    counts = pd.read_csv(shared / "real-data/af-rom/rom_supplier_month_2025-02-vintage.csv")
    shares = counts.loc[counts["period"] == "2025-01", "andel_pagaende"]
    assert section.facts["rom2.hhi"].value == pytest.approx(1e4 * (shares**2).sum())
    assert section.facts["rom2.top5.share_pct"].value == pytest.approx(100 * shares.nlargest(5).sum())
    # The printed text named Eductus, which lost 47, among those that kept their volume.
    assert (
        "Av de 30 största minskade 24, fyra ökade (Enrival AB, AB Ability Coaching, HelloLilly AB och Connecto AB) "
        "och två var oförändrade (AB Coachgruppen Strömbergs och Haga Rekrytering AB)."
    ) in describe_ranking(section)
    cut = [name.removesuffix("..") for name in printed["supplier_printed"]]
    assert all(name.startswith(was) for name, was in zip(made["supplier"], cut, strict=True))
