"""Which municipalities make up a delivery area, typed by hand where it is known (Arbetsförmedlingen)."""

from difflib import get_close_matches
from pathlib import Path

import pandas as pd

from werket_lib.codes import municipality_names
from werket_lib.layouts import read_layouts
from werket_lib.provenance import RawFile, SourcedTable
from werket_lib.sources.dataset import AF, NO_LICENCE, Dataset
from werket_lib.sources.municipalities import find_municipality, note_gaps
from werket_lib.sources.typed_csv import ExpectedError, filled, read_typed

LAYOUTS = Path(__file__).with_suffix(".yml")


def load_af_delivery_areas(raw: RawFile) -> SourcedTable:
    """Load which delivery area each municipality belongs to.

    Returns
    -------
    SourcedTable
        One row per municipality: month (in which the file was published), municipality_code,
        delivery_area (as typed). A note says where municipalities are lacking.

    Raises
    ------
    LayoutError
        If the file is no table as text, or lacks a column.
    SchemaError
        With every mistake, named by row and column: a municipality that there is not or that is there
        twice, an area without a name.

    Notes
    -----
    Source: Arbetsförmedlingen's document on delivery areas, which is not public.
    """
    file = read_typed(raw, read_layouts(LAYOUTS))
    rows = [
        {
            "municipality_code": row.read("municipality_code", _parse_municipality),
            "delivery_area": row.read("delivery_area", filled),
        }
        for row in file.rows
    ]
    file.check_once([(row["municipality_code"],) for row in rows], column="municipality_code")
    file.refuse_mistakes()
    table = pd.DataFrame(rows).sort_values("municipality_code", ignore_index=True)
    table.insert(0, "month", pd.Period(raw.meta.date_published, freq="M"))
    columns = {**file.where(), "month": "the day of publication"}
    return SourcedTable(table, (raw.source(columns),), note_gaps(table))


def _parse_municipality(text: str) -> str:
    # A spreadsheet drops the leading zero of a code.
    code = find_municipality(text.zfill(4) if text.isdecimal() else text)
    if code in municipality_names():
        return str(code)
    near = get_close_matches(text, municipality_names().values(), n=1)
    raise ExpectedError(f"{near[0]!r}, perhaps" if near else "a municipality's code or name, such as 0180 or Stockholm")


DATASET = Dataset(
    name="af_delivery_areas",
    producer=AF,
    title="Leveransområden, kommuner",
    url_page="https://arbetsformedlingen.se/for-leverantorer/arbetsmarknadstjanster/rusta-och-matcha",
    licence=NO_LICENCE,
    lag_months=None,
    load=load_af_delivery_areas,
    looks_for="a CSV typed with the columns municipality_code, delivery_area (or kommun or kommunkod, "
    "leveransområde); maps draw circles without it",
    monthly=False,
)
