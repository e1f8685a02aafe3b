"""The agencies' real releases and histories, as the loaders' tables: what the gate's limits are tuned on."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from werket_lib.provenance import RawFile, Sidecar, hash_bytes
from werket_lib.sources import DATASETS

Release = tuple[pd.DataFrame, pd.DataFrame | None]  # a table, and the one before it

BAS_COLUMNS = ["region_code", "region", "sex", "ages", "birth", "month", "employed", "unemployed", "labour_force"]


def months(text: pd.Series) -> pd.PeriodIndex:
    """Read ``2020M01`` or ``2020-01``."""
    return pd.PeriodIndex(text.str.replace("M", "-"), freq="M")


def walk(table: pd.DataFrame, *, first: int = 2) -> Iterator[Release]:
    """Let every month of a history be the newest in turn."""
    known = sorted(table["month"].unique())
    for at in range(first, len(known)):
        yield table[table["month"] <= known[at]], table[table["month"] < known[at]]


def ki_vintages(shared: Path) -> Iterator[Release]:
    """KI's eleven releases, each beside the one before."""
    wide = pd.read_csv(
        shared / "real-data/ki/vintages/ki_barometerindikatorn_vintages_2023-06_2024-04.csv", index_col=0
    )
    tables = [
        pd.DataFrame({"month": months(pd.Series(column.dropna().index)), "value": column.dropna().to_numpy()})
        for _, column in wide.items()
    ]
    # A release on 2024-02-20 is the one of January once more: the same file is not added twice.
    kept = [table for number, table in enumerate(tables) if not number or not table.equals(tables[number - 1])]
    return zip(kept, [None, *kept[:-1]], strict=True)


def ki_history(shared: Path) -> pd.DataFrame:
    """KI's indicator from 1996, as of June 2026."""
    rows = pd.read_csv(
        shared / "real-data/ki/ki_barometer_1996_2024_vintage_2026-06.csv", encoding="utf-8-sig"
    ).dropna()
    return pd.DataFrame({"month": months(rows["period"]), "value": rows["barometerindikator"].to_numpy()})


def bas_vintages(shared: Path) -> Iterator[Release]:
    """Four releases of BAS: the country, one county and its fifteen municipalities."""
    tables = []
    for path in sorted((shared / "real-data/scb-bas/vintages").glob("*.xlsx")):
        rows = pd.read_excel(path, engine="calamine").iloc[:, :9].set_axis(BAS_COLUMNS, axis="columns")
        tables.append(_bas(rows.assign(region_code=rows["region_code"].map(lambda code: f"{code:02d}"))))
    return zip(tables, [None, *tables[:-1]], strict=True)


def bas_first_releases(shared: Path) -> pd.DataFrame:
    """Every month of BAS as it was first published."""
    path = shared / "real-data/scb-bas/vintages/bas_first_release_and_latest_riket_dalarna.csv"
    rows = pd.read_csv(path, dtype={"regionkod": "str"}).rename(
        columns={"regionkod": "region_code", "unemp_first": "unemployed", "lf_first": "labour_force"}
    )
    return _bas(rows)


def _bas(rows: pd.DataFrame) -> pd.DataFrame:
    kept = rows[["region_code", "unemployed", "labour_force"]]
    return kept.assign(month=months(rows["month"]), ages="20-64")


def rom_suppliers(shared: Path, vintage: str) -> pd.DataFrame:
    """Participants in Rusta och matcha by supplier and month, as in one of two releases."""
    rows = pd.read_csv(shared / f"real-data/af-rom/rom_supplier_month_{vintage}-vintage.csv")
    return pd.DataFrame(
        {
            "month": months(rows["period"]),
            "service": "ROM2",
            "supplier": rows["leverantor"],
            "part": "all",
            "remaining": rows["tjanstdelt_pagaende"],
            "new": rows["tjanstdelt_ny"],
            "left": rows["tjanstdelt_avslutat"],
        }
    )


def rom_results(shared: Path) -> pd.DataFrame:
    """The eight periods of ROM2's results."""
    rows = pd.read_csv(shared / "real-data/af-rom/rom_resultat_2025-03_2026-05.csv", dtype={"ka_number": "str"})
    return rows.assign(month=months(rows["period"])).drop(columns="period")


def varsel_country(shared: Path) -> pd.DataFrame:
    """The country's varsel by industry, January to July 2020, as the agency's workbooks have it."""
    return pd.concat([_load("af_varsel", path) for path in _varsel_files(shared)], ignore_index=True)


def _varsel_files(shared: Path) -> list[Path]:
    order = ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug"]
    return [shared / f"real-data/af-varsel/AF_varsel_riket_2020_{month}.xls" for month in order]


def _load(dataset: str, path: Path) -> pd.DataFrame:
    content, about = path.read_bytes(), DATASETS[dataset]
    day = pd.Timestamp("2020-09-01").date()
    meta = Sidecar(about.producer, about.title, "", "", "", day, day, "", hash_bytes(content))
    return about.load(RawFile(Path(dataset, "new", path.name), content, meta)).table


def varsel_county(shared: Path) -> pd.DataFrame:
    """Varsel in Dalarna by month since 1992: a small, jumpy series."""
    rows = pd.read_excel(shared / "real-data/af-varsel/regiondalarna_varsel_manad.xlsx", engine="calamine")
    return pd.DataFrame(
        {"month": months(rows["tid"]), "sni_code": "all", "persons": rows["antal"], "notices": rows["antal"]}
    )


def registered_unemployed(shared: Path) -> pd.DataFrame:
    """Registered unemployed in the country, the last week of each month of 2018 to 2020."""
    rows = pd.read_excel(shared / "real-data/af-unemployment/AF_inskrivna_vecka_2018-2020.xlsx", engine="calamine")
    weeks = rows.melt(id_vars="Vecka", var_name="year", value_name="unemployed").dropna()
    days = pd.to_datetime(
        weeks["year"].astype(str) + "-" + weeks["Vecka"].astype(int).astype(str) + "-7", format="%G-%V-%u"
    )
    last = weeks.assign(month=days.dt.to_period("M")).groupby("month")["unemployed"].last().reset_index()
    return last[last["month"].dt.year.between(2018, 2020)].assign(
        over_6_months=200000, over_12_months=150000, over_24_months=80000
    )
